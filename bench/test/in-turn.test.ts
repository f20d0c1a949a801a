import { expect, it } from 'vitest';
import { inTurn } from '../src/measures/in-turn.js';

it('measures every item once per round, with the samples of a round at the same index', async () => {
  let round = 0;
  let measured = 0;
  const samples = await inTurn(['a', 'b', 'c'], 4, async (item) => {
    if (measured++ % 3 === 0) round++;
    return `${item}${round}`;
  });
  expect(Object.fromEntries(samples)).toEqual({
    a: ['a1', 'a2', 'a3', 'a4'],
    b: ['b1', 'b2', 'b3', 'b4'],
    c: ['c1', 'c2', 'c3', 'c4'],
  });
});

it('lets every item run in every position, and after every other one', async () => {
  const order: string[] = [];
  await inTurn(['a', 'b', 'c'], 6, async (item) => {
    order.push(item);
  });
  const rounds = Array.from({ length: 6 }, (_, round) => order.slice(round * 3, round * 3 + 3).join(''));
  expect(rounds.toSorted()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba']);
});
