import { createEmulator } from '@acs-contracts/phone-numbers-emulator';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Fault, faults } from '../src/model/network.js';
import { buyAtLast } from '../src/model/user.js';

const runs = 10_000;

/** An operation that is there is denied three times at most: nobody could tell more from one that is not there. */
function denySeldom(plan: readonly Fault[]): Fault[] {
  let denials = 0;
  return plan.filter((fault) => fault !== 'request-404' || ++denials <= 3);
}

it('buys once, whatever happens to requests, answers and processes', async () => {
  const emulator = createEmulator({ authentication: 'off' });
  const plans = fc.array(fc.constantFrom(...faults), { maxLength: 12 }).map(denySeldom);
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      tried++;
      const { searchId, phoneNumbers } = emulator.addSearch();
      const atMostOnce = () => expect(emulator.ledger.count(searchId)).toBeLessThanOrEqual(1);
      expect(await buyAtLast(emulator, searchId, [...plan], atMostOnce)).toEqual(phoneNumbers);
      expect(emulator.ledger.count(searchId)).toBe(1);
    }),
    { numRuns: runs },
  );
  expect(tried).toBe(runs);
}, 900_000);
