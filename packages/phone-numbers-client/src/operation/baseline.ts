import type { PhoneNumberOperation } from '@acs-contracts/phone-numbers-types';
import { property } from '../base/property.js';
import type { Clock } from '../transport/clock.js';

/** How long a reading may be that of an earlier attempt, in milliseconds after the purchase was sent. */
const staleMs = 60_000;

/** The operation as it was before a purchase was sent. */
export interface Baseline {
  /** The operation of an earlier attempt that failed; `undefined` if there was none. */
  readonly failed: PhoneNumberOperation | undefined;
  /** The phone numbers that the search held before the purchase, as far as that is known. */
  readonly held?: readonly string[] | undefined;
  /** When the purchase was sent, or its response came, on the clock. */
  readonly sentAt: number;
  /** Whether a 202 was read, or its operation. */
  readonly isAccepted?: boolean;
}

/** Returns whether a reading is that of an attempt which failed before this purchase was sent: it proves nothing. */
export function isStale(
  { body }: { readonly body: PhoneNumberOperation },
  before: Baseline | undefined,
  clock: Clock,
): boolean {
  if (body.status !== 'failed' || before?.failed === undefined) return false;
  return isSameAttempt(body, before.failed) && clock.now() - before.sentAt < staleMs;
}

/**
 * Of two readings that failed, the second of their creation and the code of their error tell whether they are of one attempt. All
 * else may differ from one read to the next: ids of requests in messages, the order and the forms of members.
 */
function isSameAttempt(one: PhoneNumberOperation, other: PhoneNumberOperation): boolean {
  const [time, otherTime] = [one, other].map(({ createdDateTime }) =>
    Math.floor(Date.parse(createdDateTime) / 1000),
  );
  const [code, otherCode] = [one, other].map(({ error }) => property(error, 'code'));
  return Object.is(time, otherTime) && (code === otherCode || !code || !otherCode);
}
