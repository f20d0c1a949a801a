import type { Origin } from './seed.js';

/** Something that the contract describes and no seed is about, and why. */
export interface Unseeded {
  /** The api-version. */
  readonly apiVersion: string;
  /** The operation of the contract, by its id; `*` for all of the api-version. */
  readonly operation: string;
  /** Where its seeds would come from. */
  readonly origins: readonly Origin[];
  readonly reason: string;
}

const handwritten: readonly Origin[] = ['catalogue', 'life cycle'];
const handwrittenReason =
  'the violations that are written by hand follow a purchase; those that are derived change every response of this ' +
  'operation, by itself and in a run of `verify`';

/** Everything that is left out. It is shown in the report, so that it is not taken for something that was tried. */
export const unseeded: readonly Unseeded[] = [
  ...[
    'PhoneNumbers_SearchAvailablePhoneNumbers',
    'PhoneNumbers_UpdateCapabilities',
    'PhoneNumbers_ReleasePhoneNumber',
  ].map((operation) => ({
    apiVersion: '2021-03-07',
    operation,
    origins: handwritten,
    reason: handwrittenReason,
  })),
  {
    apiVersion: '2025-06-01',
    operation: '*',
    origins: ['catalogue', 'life cycle', 'session', 'exchange'],
    reason:
      'the run would take twice as long. The api-version has the same operations and adds five properties and values; the ' +
      'tests of contract-tests check those, and run `verify` against an emulator in this version',
  },
];
