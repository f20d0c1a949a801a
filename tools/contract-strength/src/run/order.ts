import { allSeeds } from '../seeds/index.js';
import type { Result } from './result.js';

/** Results in the order of the seeds, so that a report does not depend on which thread was first. */
export async function inOrder(results: readonly Result[]): Promise<Result[]> {
  const positions = new Map((await allSeeds()).map((seed, position) => [keyOf(seed), position]));
  return [...results].sort((a, b) => (positions.get(keyOf(a)) ?? 0) - (positions.get(keyOf(b)) ?? 0));
}

function keyOf({ origin, id }: Pick<Result, 'origin' | 'id'>): string {
  return `${origin} ${id}`;
}
