import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runLife } from '../src/model/life/run.js';
import { lives } from '../src/model/life/scenario.js';

// In about 20 seconds. Without its look before a purchase, its four reads before a phone number counts as released, its
// look at what an update has changed, or its rules of what a status says, the client fails within these runs.
const runs = Number(process.env['MODEL_RUNS'] ?? 400);
// The same lives each time, so that a run can be repeated; MODEL_SEED tries others.
const seed = Number(process.env['MODEL_SEED'] ?? 20_261_129);

it('keeps to the ledger of the emulator in what it says of searches, purchases, updates and releases, through whole lives', async () => {
  let tried = 0;
  let bought = 0;
  await fc.assert(
    fc.asyncProperty(lives, async (life) => {
      tried++;
      bought += await runLife(life);
    }),
    // A life that fails is told as it is: to make it shorter can take longer than all the others.
    { numRuns: runs, seed, endOnFailure: true },
  );
  expect(tried).toBe(runs);
  expect(bought).toBeGreaterThanOrEqual(runs);
}, 3_600_000);
