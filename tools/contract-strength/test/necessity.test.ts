import { expect, it } from 'vitest';
import { wholeSuite } from '../src/judges/session.js';
import { needlessRules } from '../src/run/necessity.js';
import { type Result, resultOf } from '../src/run/result.js';
import { seedsOf } from '../src/seeds/index.js';

const names = [...wholeSuite.rules, ...wholeSuite.sequenceRules].map(({ name }) => name);

/** What a run would give for these seeds, if the rules named with them had caught them. */
async function resultsOf(caught: Readonly<Record<string, string>>): Promise<Result[]> {
  const seeds = await seedsOf('2021-03-07');
  return Object.entries(caught).flatMap(([id, rule]) =>
    seeds.filter((seed) => seed.id === id).map((seed) => resultOf(seed, { rules: [rule], others: [] })),
  );
}

it('takes a rule for needed when what it alone has caught survives without it', async () => {
  const needless = await needlessRules(await resultsOf({ P06: 'shape', O39: 'terminal-stays' }));
  expect(needless).toEqual(names.filter((name) => name !== 'shape' && name !== 'terminal-stays'));
});

it('takes a rule for needless when others catch what it is said to have caught alone', async () => {
  const results = await resultsOf({ P06: 'agreement' });
  expect(await needlessRules(results)).toEqual(names);
});
