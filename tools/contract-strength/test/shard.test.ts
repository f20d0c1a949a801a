import fc from 'fast-check';
import { expect, it } from 'vitest';
import { divide, everything, parseShard, select } from '../src/run/shard.js';

const counts = fc.integer({ min: 1, max: 12 });
const shards = counts.chain((count) =>
  fc.integer({ min: 0, max: count - 1 }).map((index) => ({ index, count })),
);
const lists = fc.uniqueArray(fc.integer());

it('gives every seed to exactly one shard', () => {
  fc.assert(
    fc.property(counts, lists, (count, list) => {
      const parts = Array.from({ length: count }, (_, index) => select(list, { index, count }));
      expect(parts.flat().sort()).toEqual([...list].sort());
    }),
  );
});

it('divides a shard among workers without loss', () => {
  fc.assert(
    fc.property(shards, counts, lists, (shard, workers, list) => {
      const parts = divide(shard, workers).flatMap((part) => select(list, part));
      expect(parts.sort()).toEqual(select(list, shard).sort());
    }),
  );
});

it('reads shards as they are written, from 1', () => {
  expect(parseShard('1/1')).toEqual(everything);
  expect(parseShard('3/4')).toEqual({ index: 2, count: 4 });
});

it.each(['', '0/4', '5/4', '1', '1/0', '-1/4', '1/4/2', 'a/b', '1.5/4'])('refuses %j', (text) => {
  expect(() => parseShard(text)).toThrow(`expected a shard like 1/4, got ${JSON.stringify(text)}`);
});
