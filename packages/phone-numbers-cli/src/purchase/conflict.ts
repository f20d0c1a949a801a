import { type ClaimState, PhoneNumbersError, type PurchaseClaims } from '@acs-contracts/phone-numbers-client';
import { type RecordedPurchase, sentAtOf } from '../journal/entry.js';

/** Claims that are given back only when it is known how the purchase was refused. */
export interface DeferredClaims {
  readonly claims: PurchaseClaims;
  /** Gives back what the client has given back. */
  release(): Promise<void>;
}

/**
 * Keeps a purchase recorded as sent while it is looked up: a service that has accepted it may answer with 409 to the same
 * request, when something in between has sent it twice.
 */
export function deferRelease(claims: PurchaseClaims): DeferredClaims {
  let given = async () => {};
  let isReleased = false;
  return {
    claims: {
      async acquire(searchId, options): Promise<ClaimState> {
        const granted = await claims.acquire(searchId, options);
        const { claim } = granted;
        if (claim === undefined) return granted;
        const release = async () => {
          // One that is granted too late is given back by the client at any time.
          if (isReleased) await claim.release();
          else given = () => claim.release();
        };
        return { ...granted, claim: { markSent: () => claim.markSent(), release } };
      },
    },
    release() {
      isReleased = true;
      return given();
    },
  };
}

/** How long a purchase that was answered with 409 may be missing before it counts as refused, in milliseconds. */
const longestLag = 10 * 60_000;

/** Whether a purchase that was answered with 409 would be readable by now, had it been accepted. */
export function isRefusedByNow(recorded: RecordedPurchase): boolean {
  return recorded.state === 'conflict' && Date.now() - sentAtOf(recorded).getTime() > longestLag;
}

/** Whether a purchase was answered with 409. */
export function isConflict(error: unknown): boolean {
  return (
    PhoneNumbersError.isInstance(error) &&
    error.phase === 'purchase' &&
    'status' in error &&
    error.status === 409
  );
}
