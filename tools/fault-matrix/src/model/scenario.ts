import type { EmulatorOptions } from '@acs-contracts/phone-numbers-emulator';
import fc from 'fast-check';
import { type Fault, faults } from './faults.js';

/** The answers of an emulator to a read of the operation of a search that was not purchased. */
export const beforePurchase = [
  '404',
  'empty404',
  'notStarted',
  '400',
  '403',
] as const satisfies readonly NonNullable<EmulatorOptions['beforePurchase']>[];

/** Who purchases the search: one call after the other, two calls of each client at once, or two clients at once. */
const buyers = ['one', 'two-calls', 'two-clients'] as const;

/** What happens in one run of the model. */
export interface Scenario {
  readonly beforePurchase: (typeof beforePurchase)[number];
  readonly buyers: (typeof buyers)[number];
  /** Whether the clients have a claim store. */
  readonly hasClaims: boolean;
  /** The faults, for one request after the other. */
  readonly plan: readonly Fault[];
}

/** Whether nothing can be bought, since the read before a purchase is refused. */
export function isRefused(scenario: Scenario): boolean {
  return scenario.beforePurchase === '400' || scenario.beforePurchase === '403';
}

/** Whether nothing may be bought in the end. What was marked as sent, and reads as not started, is never sent again. */
export function canEndUnbought(scenario: Scenario): boolean {
  return isRefused(scenario) || (scenario.beforePurchase === 'notStarted' && scenario.hasClaims);
}

/** Scenarios in which the client promises that nothing is bought twice. */
export const scenarios: fc.Arbitrary<Scenario> = fc
  .record({
    // A refused read is always the same.
    beforePurchase: fc.constantFrom(...beforePurchase, '404', '404', 'empty404', 'notStarted', 'notStarted'),
    buyers: fc.constantFrom(...buyers),
    hasClaims: fc.boolean(),
    plan: fc.array(fc.constantFrom(...faults), { maxLength: 12 }),
  })
  .map(keepPromise);

/** Changes what the client promises nothing about: without claims, no process knows what another one has sent. */
function keepPromise(scenario: Scenario): Scenario {
  if (scenario.buyers === 'two-clients') return { ...scenario, hasClaims: true };
  if (scenario.hasClaims) return scenario;
  const ends = (fault: Fault) => fault.endsWith('-end');
  // What has not started may have been purchased by a process that has ended, or never.
  const without =
    scenario.beforePurchase === 'notStarted' || scenario.plan.some((fault) => fault === 'request-late')
      ? ends
      : () => false;
  return { ...scenario, plan: scenario.plan.filter((fault) => !without(fault)) };
}
