import { createHash } from 'node:crypto';

/**
 * What the journal knows of an attempt to purchase a search. It only moves on: `claimed` (a process may be about to
 * purchase), `sent` (the purchase left, or was about to), `conflict` (it was answered with 409, and could not be read yet), then
 * how that ended. `rejected`: the service refused it;
 * `released`: it was not sent; `abandoned`: its process ended before it sent anything; `retired`: its key has gone on to
 * another search, and this one is never purchased.
 */
export const states = [
  'claimed',
  'sent',
  'conflict',
  'released',
  'rejected',
  'abandoned',
  'retired',
  'failed',
  'succeeded',
] as const;

/** See {@link states}. */
export type State = (typeof states)[number];

/** A cost that recurs each month. */
export interface MonthlyCost {
  /** In units of the currency. */
  readonly amount: number;
  readonly currencyCode: string;
}

/** What a purchase is for; recorded for people, and for `ensure`. */
export interface Details {
  /** The command that purchases, such as `buy`. */
  readonly command?: string | undefined;
  /** The key that the user gave. */
  readonly key?: string | undefined;
  /** What was searched for, in the form of `criteriaText`. */
  readonly criteria?: string | undefined;
  readonly phoneNumbers?: readonly string[] | undefined;
  /** Whether the service has named other phone numbers after the purchase than the search held before it. */
  readonly deliveryUnknown?: boolean | undefined;
  /** Whether the buyer has agreed not to resell the phone numbers. */
  readonly agreedToNotResell?: boolean | undefined;
  /** The limit that was agreed on; once the purchase has succeeded, what the phone numbers cost. */
  readonly monthlyCost?: MonthlyCost | undefined;
}

/** The content of a file of the journal about one attempt. */
export interface Entry {
  readonly version: 1;
  /** The origin of the resource. */
  readonly endpoint: string;
  readonly searchId: string;
  /** 1 for the first attempt to purchase this search. */
  readonly attempt: number;
  /** A random id of the call that claims. */
  readonly owner: string;
  /** ISO 8601. */
  readonly claimedAt: string;
  readonly details: Details;
}

/** An attempt as it stands. */
export interface RecordedPurchase extends Entry {
  readonly state: State;
  readonly file: string;
  /** When it came into this state; for `claimed`, the latest sign of life. */
  readonly changedAt: Date;
}

/**
 * Returns when a purchase was marked as sent: never before it was claimed, whatever the time of its file says, which copying a
 * folder changes.
 */
export function sentAtOf({ changedAt, claimedAt }: RecordedPurchase): Date {
  return new Date(Math.max(changedAt.getTime(), Date.parse(claimedAt) || 0));
}

/** Returns the first part of the file names of a search: the same for every spelling of a GUID. */
export function keyOfSearch(searchId: string): string {
  const digits = searchId.toLowerCase().replaceAll('-', '');
  return hashOf(/^[\da-f]{32}$/.test(digits) ? digits : searchId);
}

/** Returns a short hash of a text, for file names. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** Returns whether nothing that was sent can still be on its way, so that another attempt may be made. */
export function mayTryAgain(state: State): boolean {
  return state === 'released' || state === 'rejected' || state === 'abandoned';
}

/** Returns whether a purchase has not ended, as far as the journal knows. */
export function isUnfinished(state: State): boolean {
  return state === 'claimed' || isSent(state);
}

/** Returns whether a purchase has left, and has not ended as far as the journal knows. */
export function isSent(state: State | undefined): boolean {
  return state === 'sent' || state === 'conflict';
}
