import { judgesOf } from '../judges/judge.js';
import { wholeSuite } from '../judges/session.js';
import { allSeeds } from '../seeds/index.js';
import { type Part, select } from './part.js';
import { type Result, resultOf } from './result.js';

/** Judges the seeds of a part, one after the other. @param onResult - called after each */
export async function judgePart(part: Part, onResult: () => void): Promise<Result[]> {
  const judges = await judgesOf(wholeSuite);
  const results: Result[] = [];
  for (const seed of select(await allSeeds(), part)) {
    results.push(resultOf(seed, await judges[seed.apiVersion](seed)));
    onResult();
  }
  return results;
}
