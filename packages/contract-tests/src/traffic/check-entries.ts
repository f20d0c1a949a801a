import type { Contract } from '../contract.js';
import type { Finding } from '../finding.js';
import { publishedContract } from '../published-contract.js';
import { type RecordedExchange, withRoute } from '../recorded-exchange.js';
import { withoutConsequences } from '../verify/fold.js';
import { checkTogether } from '../verify/together.js';
import { contractOf } from './contract-of.js';
import type { Entry, Problem } from './entry.js';
import { threadsOf } from './threads/threads.js';
import { isAboutTheRecorder, judgeRecording, type Verdict } from './verdict.js';

/** What came of the exchanges of a file. */
export interface CheckedEntries {
  /** The verdict on each exchange alone. */
  readonly verdicts: ReadonlyMap<Entry, Verdict>;
  /** What each exchange breaks, alone or together with others. */
  readonly findings: ReadonlyMap<Entry, readonly Finding[]>;
  /** Exchanges that could not be checked. */
  readonly problems: readonly Problem[];
  /** How many exchanges were not checked together with others, as it is not known what the service was asked or answered. */
  readonly uncertain: number;
  /** How many exchanges were not checked together with others, as there are too many. */
  readonly excess: number;
}

/** The most exchanges that are checked together: rules compare each with the others. */
const mostTogether = 500;

/** Checks the exchanges of one file, each alone and those together that are about one thing. Those without a response are no part of it. */
export async function checkEntries(entries: readonly Entry[]): Promise<CheckedEntries> {
  const verdicts = new Map<Entry, Verdict>();
  const findings = new Map<Entry, readonly Finding[]>();
  const problems: Problem[] = [];
  for (const entry of entries.filter(({ isAnswered }) => isAnswered)) {
    const verdict = await judge(entry, problems);
    if (verdict === undefined) continue;
    verdicts.set(entry, verdict);
    findings.set(entry, verdict.kind === 'in conflict' ? withoutConsequences(verdict.findings) : []);
  }
  const contract = await newestOf(entries);
  const threads = threadsOf(entries, contract);
  for (const { entries: together, isUncertain } of threads) {
    if (isUncertain || together.length > mostTogether) continue;
    for (const [entry, found] of checkThread(together, findings, contract)) findings.set(entry, found);
  }
  const count = (some: typeof threads) => some.reduce((sum, thread) => sum + thread.entries.length, 0);
  return {
    verdicts,
    findings,
    problems,
    uncertain: count(threads.filter(({ isUncertain }) => isUncertain)),
    excess: count(threads.filter((one) => !one.isUncertain && one.entries.length > mostTogether)),
  };
}

async function judge(entry: Entry, problems: Problem[]): Promise<Verdict | undefined> {
  try {
    return await judgeRecording(entry);
  } catch (error) {
    // What no rule foresaw is said of this exchange, and the others are checked.
    const name = error instanceof Error ? error.name : 'an error';
    problems.push({ place: entry.place, message: `could not be checked (${name})` });
    return undefined;
  }
}

/** The findings of each exchange with those that the exchanges break together. */
function checkThread(
  entries: readonly Entry[],
  known: ReadonlyMap<Entry, readonly Finding[]>,
  contract: Contract,
): ReadonlyMap<Entry, readonly Finding[]> {
  const byExchange = new Map(entries.map((entry) => [withRoute(entry.exchange, contract), entry]));
  const findingsOf = (exchange: RecordedExchange) => {
    const entry = byExchange.get(exchange);
    return (entry && known.get(entry)) ?? [];
  };
  const shared = checkTogether([...byExchange.keys()], findingsOf);
  const all = new Map<Entry, readonly Finding[]>();
  for (const { exchange, finding } of shared) {
    const entry = byExchange.get(exchange);
    if (entry === undefined || isAboutTheRecorder(finding, entry)) continue;
    const before = all.get(entry) ?? known.get(entry) ?? [];
    all.set(entry, withoutConsequences([...before, finding]));
  }
  return all;
}

/** The contract that says what the requests of a file are for: all of them have the same routes. */
async function newestOf(entries: readonly Entry[]): Promise<Contract> {
  const [first] = entries;
  return first === undefined ? publishedContract() : contractOf(first.exchange);
}
