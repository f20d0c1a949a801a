import { createEmulator } from '@acs-contracts/phone-numbers-emulator';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runScenario } from '../src/model/run.js';
import { beforePurchase, canEndUnbought, isRefused, scenarios } from '../src/model/scenario.js';

// In about half a minute. Without its memory, its look before a purchase, the sharing of calls or the mark of a claim, the
// client fails within a thousand runs.
const runs = Number(process.env['MODEL_RUNS'] ?? 2500);

const emulators = new Map(
  beforePurchase.map((choice) => [choice, createEmulator({ authentication: 'off', beforePurchase: choice })]),
);

it('buys at most once, whatever happens to requests, responses, processes and calls at once', async () => {
  let tried = 0;
  let bought = 0;
  await fc.assert(
    fc.asyncProperty(scenarios, async (scenario) => {
      tried++;
      const emulator = emulators.get(scenario.beforePurchase);
      if (emulator === undefined) throw new Error(`no emulator for ${scenario.beforePurchase}`);
      const { searchId, phoneNumbers } = emulator.addSearch();
      const count = () => emulator.ledger.count(searchId);
      const results = await runScenario(emulator, searchId, scenario, () => {
        expect(count()).toBeLessThanOrEqual(1);
      });
      const given = results.filter((result) => result !== undefined);
      for (const result of given) expect(result).toEqual(phoneNumbers);
      if (isRefused(scenario)) expect([given, count()]).toEqual([[], 0]);
      else if (canEndUnbought(scenario)) expect(count()).toBe(given.length > 0 ? 1 : 0);
      else expect([given.length, count()]).toEqual([results.length, 1]);
      bought += count();
    }),
    { numRuns: runs },
  );
  expect(tried).toBe(runs);
  expect(bought).toBeGreaterThan(runs / 2);
}, 600_000);
