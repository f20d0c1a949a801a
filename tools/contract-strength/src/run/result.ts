import type { Judgement } from '../judges/judge.js';
import type { Seed } from '../seeds/seed.js';

/** A seed and what came of it, in a form that can be sent and stored. */
export interface Result extends Omit<Seed, 'subject'>, Judgement {}

/** The result of a seed. */
export function resultOf({ subject: _, ...seed }: Seed, judgement: Judgement): Result {
  return { ...seed, ...judgement };
}

/** Whether a seed came out as it should: a violation caught, what conforms not flagged. */
export function isAsExpected({ expected, rules }: Pick<Result, 'expected' | 'rules'>): boolean {
  return (expected === 'caught') === rules.length > 0;
}
