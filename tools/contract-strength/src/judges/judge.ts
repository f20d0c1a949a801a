import { checkExchange, type Exchange, type Finding } from '@acs-contracts/contract-tests';
import type { Seed } from '../seeds/seed.js';
import { createObserver, type Verdicts } from './others.js';
import { runSession, type Suite, wholeSuite } from './session.js';

/** What came of one seed. */
export interface Judgement {
  /** The rules that gave findings which the same session does not give without the seed, each once. */
  readonly rules: readonly string[];
  /** What the other validators said, in the order of their names. */
  readonly others: Verdicts;
}

/**
 * Makes a judge, who takes one seed at a time. The clean session is run first: what it gives counts for nothing, and
 * so does what the other validators say of it.
 */
export async function createJudge(suite: Suite = wholeSuite): Promise<(seed: Seed) => Promise<Judgement>> {
  const clean = await runSession(undefined, suite);
  const known = new Set(clean.findings.map(keyOf));
  return async ({ subject }) => {
    if ('exchange' in subject) return judgeExchange(subject.exchange, suite);
    const { findings, others } = await runSession(subject.mutate, suite);
    return {
      rules: rulesOf(findings.filter((finding) => !known.has(keyOf(finding)))),
      others: others.map((isInvalid, index) => isInvalid && clean.others[index] === false),
    };
  };
}

async function judgeExchange(exchange: Exchange, suite: Suite): Promise<Judgement> {
  const observer = createObserver();
  const findings = await checkExchange(exchange, { rules: [...suite.rules, observer.rule] });
  return { rules: rulesOf(findings), others: observer.verdicts() };
}

function keyOf({ id, expected, actual }: Finding): string {
  return JSON.stringify([id, expected, actual]);
}

function rulesOf(findings: readonly Finding[]): string[] {
  return [...new Set(findings.map(({ rule }) => rule))];
}
