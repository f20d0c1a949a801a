import type { EmulatorOptions } from '@acs-contracts/phone-numbers-emulator';
import fc from 'fast-check';
import { type Fault, faults } from '../faults.js';

/** What a user can search for, and how many phone numbers of it. */
const searches = [
  {
    countryCode: 'US',
    phoneNumberType: 'tollFree',
    quantity: 1,
    capabilities: { calling: 'inbound', sms: 'none' },
  },
  {
    countryCode: 'US',
    phoneNumberType: 'geographic',
    quantity: 2,
    capabilities: { calling: 'inbound', sms: 'none' },
  },
  // Its purchase needs an agreement in the later api-version.
  {
    countryCode: 'FR',
    phoneNumberType: 'tollFree',
    quantity: 1,
    capabilities: { calling: 'inbound', sms: 'none' },
  },
] as const;

/** What an update may ask for. A plan that has no messages does not permit the second one. */
const updates = [{ calling: 'inbound+outbound' }, { sms: 'outbound' }, { calling: 'outbound' }] as const;

/** What a user wants next; an update and a release are about the phone number that was bought last and is still owned. */
export type Wish =
  | { readonly kind: 'buy'; readonly search: (typeof searches)[number] }
  | { readonly kind: 'update'; readonly capabilities: (typeof updates)[number] }
  | { readonly kind: 'release' };

const pendingReleases = ['owned', 'gone'] as const satisfies EmulatorOptions['pendingRelease'][];
const secondReleases = [
  '400',
  '404',
  '409',
  'accepted',
] as const satisfies EmulatorOptions['secondRelease'][];

/**
 * The faults for the requests that start an operation, the reads of operations, those of single phone numbers, and those of
 * lists and search results. Faults of one kind would seldom meet the rare requests.
 */
type Plan = Readonly<Record<'start' | 'operation' | 'number' | 'other', readonly Fault[]>>;

/** One life: what a user wants, and what happens meanwhile. */
export interface Life {
  readonly apiVersion: '2021-03-07' | '2025-06-01';
  readonly wishes: readonly Wish[];
  /** The faults, for one request of a kind after the other. */
  readonly plan: Plan;
  readonly pendingRelease: (typeof pendingReleases)[number];
  readonly secondRelease: (typeof secondReleases)[number];
}

const wish: fc.Arbitrary<Wish> = fc.oneof(
  fc.record({ kind: fc.constant('buy' as const), search: fc.constantFrom(...searches) }),
  fc.record({ kind: fc.constant('update' as const), capabilities: fc.constantFrom(...updates) }),
  fc.record({ kind: fc.constant('release' as const) }),
);

/** The number of invented 404 for each kind: a client that reads four times is not deceived by fewer. */
const absences = 3;

const some = (maxLength: number) => fc.array(fc.constantFrom(...faults), { maxLength });

/** Lives that begin with a purchase. */
export const lives: fc.Arbitrary<Life> = fc
  .record({
    apiVersion: fc.constantFrom('2021-03-07' as const, '2025-06-01' as const),
    first: fc.constantFrom(...searches),
    more: fc.array(wish, { minLength: 1, maxLength: 5 }),
    plan: fc.record({ start: some(12), operation: some(8), number: some(6), other: some(4) }),
    pendingRelease: fc.constantFrom(...pendingReleases),
    secondRelease: fc.constantFrom(...secondReleases),
  })
  .map(({ first, more, plan, ...life }) => ({
    ...life,
    wishes: [{ kind: 'buy', search: first }, ...more],
    plan: keepPromise(plan),
  }));

/** Leaves out what nobody can promise anything about. */
function keepPromise({ start, operation, number, other }: Plan): Plan {
  // Without claims, no process knows what another one has sent and what has not arrived yet.
  const isLate = start.includes('request-late');
  const without = (faultsOfKind: readonly Fault[], max: number) => {
    let left = max;
    return faultsOfKind.filter((fault) => {
      if (fault === 'request-404') return left-- > 0;
      return !(isLate && fault.endsWith('-end'));
    });
  };
  return {
    start: without(start, start.length),
    operation: without(operation, absences),
    number: without(number, absences),
    other: without(other, absences),
  };
}
