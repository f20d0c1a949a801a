import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { otherNames } from '../src/judges/others.js';
import { type Result, resultOf } from '../src/run/result.js';
import { select } from '../src/run/shard.js';
import { mergeResults, writeResults } from '../src/run/stored.js';
import { allSeeds } from '../src/seeds/index.js';

let folder: string;
let results: readonly Result[];
const file = (name: string) => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'contract-strength-'));
  const judgement = { rules: [], others: otherNames.map(() => false) };
  results = (await allSeeds()).map((seed) => resultOf(seed, judgement));
  for (const index of [0, 1, 2]) {
    await writeResults(file(`${index}.json`), select(results, { index, count: 3 }));
  }
  await writeFile(file('garbage.json'), '[{"id":"P06"}]');
});

afterAll(() => rm(folder, { recursive: true }));

describe('the results of shards', () => {
  it('make one run, in whatever order they come', async () => {
    const merged = await mergeResults(['2.json', '0.json', '1.json'].map(file));
    expect(merged.map(({ id }) => id)).toEqual(results.map(({ id }) => id));
  });

  it.each([
    [['0.json', '1.json'], /expected the results of all shards, got \d+ of \d+/],
    [['0.json', '1.json', '2.json', '1.json'], /expected each shard once, got .+ twice/],
    [['garbage.json'], /expected results of contract:strength in .+garbage.json, got something else/],
    [['none.json'], /cannot read .+none.json/],
  ])('are refused when they are %j', async (names, message) => {
    await expect(mergeResults(names.map(file))).rejects.toThrow(message);
  });
});
