import type { PhoneNumberOperation } from '@acs-contracts/phone-numbers-types';
import { property } from '../base/property.js';
import type { Clock } from '../transport/clock.js';

/** How long a reading may be that of an earlier attempt, in milliseconds after the purchase was sent. */
const staleMs = 60_000;

/** The operation as it was before a purchase was sent. */
export interface Baseline {
  /** The earlier attempt that failed, as {@link attemptOf} names it; `undefined` if there was none. */
  readonly failed: string | undefined;
  /** When the purchase was sent, or its response came, on the clock. */
  readonly sentAt: number;
  /** Whether a 202 was read, or its operation. */
  readonly isAccepted?: boolean;
}

/**
 * Returns what tells one failed attempt from another: the code of its error and when it was created, to the second. Everything
 * else may differ from one read of the same attempt to the next: ids of requests in messages, the order and the forms of members.
 */
export function attemptOf(operation: PhoneNumberOperation): string {
  const code = property(operation.error, 'code');
  return `${String(code)} ${Math.floor(Date.parse(operation.createdDateTime) / 1000)}`;
}

/** Returns whether a reading is that of an attempt which failed before this purchase was sent: it proves nothing. */
export function isStale(
  { body }: { readonly body: PhoneNumberOperation },
  before: Baseline | undefined,
  clock: Clock,
): boolean {
  return (
    body.status === 'failed' && before?.failed === attemptOf(body) && clock.now() - before.sentAt < staleMs
  );
}
