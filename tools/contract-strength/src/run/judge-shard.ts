import { createJudge } from '../judges/judge.js';
import { allSeeds } from '../seeds/index.js';
import { type Result, resultOf } from './result.js';
import { type Shard, select } from './shard.js';

/** Judges the seeds of a shard, one after the other. @param onResult - called after each */
export async function judgeShard(shard: Shard, onResult: () => void): Promise<Result[]> {
  const judge = await createJudge();
  const results: Result[] = [];
  for (const seed of select(await allSeeds(), shard)) {
    results.push(resultOf(seed, await judge(seed)));
    onResult();
  }
  return results;
}
