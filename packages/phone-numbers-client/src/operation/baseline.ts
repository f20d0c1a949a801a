import type { PhoneNumberOperation } from '@acs-contracts/phone-numbers-types';
import type { Clock } from '../transport/clock.js';

/** How long a reading may be that of an earlier attempt, in milliseconds after the purchase was sent. */
const staleMs = 60_000;

/** The operation as it was before a purchase was sent. */
export interface Baseline {
  /** The operation of an earlier attempt that failed, as text; `undefined` if there was none. */
  readonly failed: string | undefined;
  /** When the purchase was sent, or its response came, on the clock. */
  readonly sentAt: number;
  /** Whether a 202 was read, or its operation. */
  readonly isAccepted?: boolean;
}

/** Returns whether a reading is that of an attempt which failed before this purchase was sent: it proves nothing. */
export function isStale(
  { body, text }: { readonly body: Pick<PhoneNumberOperation, 'status'>; readonly text: string },
  before: Baseline | undefined,
  clock: Clock,
): boolean {
  return body.status === 'failed' && text === before?.failed && clock.now() - before.sentAt < staleMs;
}
