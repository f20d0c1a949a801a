import { type Contract, contractPath, operationsOf } from '../../contract.js';
import { memberOf } from '../../rules/members.js';
import { hasMarkedGap } from '../empty-segments.js';
import type { Entry, Problem } from '../entry.js';
import { NotARecordingError, unexpected } from '../recording.js';
import { type HarTarget, readHarEntry, readTarget } from './har-entry.js';

/** What a HAR has for the contract, in the order in which the requests were sent. */
export interface HarTraffic {
  readonly entries: readonly Entry[];
  /** How many entries are to other hosts or paths. */
  readonly outside: number;
  readonly problems: readonly Problem[];
}

/** Whether a JSON value claims to be a HAR, well formed or not. */
export function isHar(value: unknown): boolean {
  return memberOf(value, 'log') !== undefined;
}

/** The most entries that a HAR may have. */
const mostEntries = 100_000;

/**
 * Reads a HAR 1.2. Entries that are not about the contract are counted and not read: their bodies and headers may have any
 * form. An entry that cannot be read is a problem, and all others are there.
 *
 * Without `origin`, a host is one of this API when it is of Azure Communication Services, or when a request to it on a path of
 * the contract has an `api-version`: other services have a `/phoneNumbers`, too.
 *
 * @param options.contracts - those whose paths count
 * @param options.origin - counts requests to this origin only
 * @throws NotARecordingError when it has no list of entries, or too long a one
 */
export function readHar(
  har: unknown,
  options: { readonly contracts: readonly Contract[]; readonly origin?: string | undefined },
): HarTraffic {
  const list = memberOf(memberOf(har, 'log'), 'entries');
  if (!Array.isArray(list)) throw unexpected('log.entries', 'a list', list);
  if (list.length > mostEntries)
    throw new NotARecordingError(`expected at most ${mostEntries} entries, got ${list.length}`);
  const problems: Problem[] = [];
  const targets = list.map((entry: unknown, index) =>
    attempt(`log.entries[${index}]`, problems, () => readTarget(entry)),
  );
  const known = targets.filter((target) => target !== undefined && isOnPath(target, options.contracts));
  const hosts = new Set(
    known.flatMap((target) => (target && isHost(target, options.origin) ? target.url.origin : [])),
  );
  const about = new Set(known.filter((target) => target !== undefined && hosts.has(target.url.origin)));
  const entries = targets.flatMap((target, index): Entry[] => {
    if (target === undefined || !about.has(target)) return [];
    const place = `log.entries[${index}]`;
    const entry = attempt(place, problems, () => readHarEntry(list[index], target, place));
    return entry === undefined ? [] : [entry];
  });
  const outside = targets.filter((target) => target !== undefined && !about.has(target)).length;
  return { entries: inOrder(entries), outside, problems };
}

function attempt<T extends object>(place: string, problems: Problem[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof NotARecordingError)) throw error;
    problems.push({ place, message: error.message });
    return undefined;
  }
}

function isOnPath({ url }: HarTarget, contracts: readonly Contract[]): boolean {
  if (!/^https?:$/.test(url.protocol)) return false;
  const path = contractPath(url);
  return contracts.some((contract) => operationsOf(contract, path).length > 0 || hasMarkedGap(url, contract));
}

function isHost({ url }: HarTarget, origin: string | undefined): boolean {
  if (origin !== undefined) return url.origin === origin;
  return /\.communication\.azure\.[a-z]+$/.test(url.hostname) || url.searchParams.has('api-version');
}

/** Proxies group entries by host; what was sent at the same time stays in the order of the file. */
function inOrder(entries: readonly Entry[]): Entry[] {
  if (entries.some(({ sentAt }) => sentAt === undefined)) return [...entries];
  return [...entries].sort((one, other) => Number(one.sentAt) - Number(other.sentAt));
}
