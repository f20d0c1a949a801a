import { expect, it } from 'vitest';
import { measureStartups } from '../src/measures/startups.js';

it('the command line and commander alone are started, and print their help', async () => {
  const samples = await measureStartups(1);
  expect(samples.map(({ name }) => name)).toEqual(['commander alone', 'acs-phone-numbers']);
  for (const { milliseconds } of samples) expect(milliseconds).toEqual([expect.any(Number)]);
});
