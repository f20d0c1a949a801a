import { checkExchange, type Exchange, type Finding } from '@acs-contracts/contract-tests';
import type { ApiVersion } from '../contract/document.js';
import type { Seed } from '../seeds/seed.js';
import { createObserver, type Verdicts } from './others.js';
import { runSession, type Session, type Suite, wholeSuite } from './session.js';

/** What came of one seed. */
export interface Judgement {
  /** The rules that gave findings which the same session does not give without the seed, each once. */
  readonly rules: readonly string[];
  /** What the other validators said, in the order of their names. */
  readonly others: Verdicts;
}

/**
 * Makes a judge, who takes one seed of the api-version at a time. The clean session is run first: what it gives counts for nothing, and
 * so does what the other validators say of it.
 *
 * A violation is tried in one scenario after the other, the shortest first, until one catches it, and then in all of
 * them in one session: most are caught by a few requests. What conforms has to be unflagged in all of them.
 */
export async function createJudge(apiVersion: ApiVersion, suite: Suite = wholeSuite): Promise<Judge> {
  const lengths = new Map<string, number>();
  const onScenario = (name: string) => lengths.set(name, (lengths.get(name) ?? 0) + 1);
  const clean = await runSession(apiVersion, undefined, suite, { onScenario });
  const known = new Set(clean.findings.map(keyOf));
  const shortestFirst = [...lengths].sort((a, b) => a[1] - b[1]).map(([name]) => name);

  const judgementOf = ({ findings, others }: Session): Judgement => ({
    rules: rulesOf(findings.filter((finding) => !known.has(keyOf(finding)))),
    others: others.map((isInvalid, index) => isInvalid && clean.others[index] === false),
  });

  return async ({ subject, expected }) => {
    if ('exchange' in subject) return judgeExchange(apiVersion, subject.exchange, suite);
    const { mutate, scenarios } = subject;
    const single = expected === 'caught' ? shortestFirst : [];
    for (const name of single.filter((name) => scenarios?.includes(name) ?? true)) {
      const judgement = judgementOf(await runSession(apiVersion, mutate, suite, { scenarios: [name] }));
      if (judgement.rules.length > 0) return judgement;
    }
    return judgementOf(await runSession(apiVersion, mutate, suite, { scenarios }));
  };
}

/** Takes one seed at a time. */
export type Judge = (seed: Seed) => Promise<Judgement>;

/** A judge for each api-version. */
export async function judgesOf(suite: Suite): Promise<Readonly<Record<ApiVersion, Judge>>> {
  return {
    '2021-03-07': await createJudge('2021-03-07', suite),
    '2025-06-01': await createJudge('2025-06-01', suite),
  };
}

async function judgeExchange(apiVersion: ApiVersion, exchange: Exchange, suite: Suite): Promise<Judgement> {
  const observer = createObserver(apiVersion);
  const findings = await checkExchange(exchange, { rules: [...suite.rules, observer.rule] });
  return { rules: rulesOf(findings), others: observer.verdicts() };
}

function keyOf({ id, expected, actual }: Finding): string {
  return JSON.stringify([id, expected, actual]);
}

function rulesOf(findings: readonly Finding[]): string[] {
  return [...new Set(findings.map(({ rule }) => rule))];
}
