import { allSeeds } from '../seeds/index.js';
import { seedKey } from '../seeds/seed.js';
import type { Result } from './result.js';

/** Results in the order of the seeds, so that a report does not depend on which thread was first. */
export async function inOrder(results: readonly Result[]): Promise<Result[]> {
  const positions = new Map((await allSeeds()).map((seed, position) => [seedKey(seed), position]));
  return [...results].sort((a, b) => (positions.get(seedKey(a)) ?? 0) - (positions.get(seedKey(b)) ?? 0));
}
