import type { Origin } from './seed.js';

/** Something that the contract describes and no seed is about, and why. */
export interface Unseeded {
  /** The operation, by its id, in every api-version. */
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
  'PhoneNumbers_SearchAvailablePhoneNumbers',
  'PhoneNumbers_UpdateCapabilities',
  'PhoneNumbers_ReleasePhoneNumber',
].map((operation) => ({ operation, origins: handwritten, reason: handwrittenReason }));
