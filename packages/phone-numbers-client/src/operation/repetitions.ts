import type { Outcome, PhoneNumbersError } from '../errors/phone-numbers-error.js';
import { timeLeft } from '../transport/limits.js';
import { longestPause } from '../transport/retry-after.js';
import type { Step } from './step.js';

/** How often a request may be repeated after errors of one kind: those with the same status, or else the same code. */
export type Repetitions = (error: PhoneNumbersError) => number;

/**
 * Reads may be repeated after all that is transient: no answer, 408, 425, 429 and 5xx. So is a 404 for a while, since an
 * operation may not be visible at once, and a 401 or 403 once, since the next request is authenticated anew.
 *
 * @param most how often at all
 */
export function repetitionsOfRead(
  { subject: { phase, outcome } }: Step,
  most = Number.POSITIVE_INFINITY,
): Repetitions {
  const notFound = outcome === 'accepted' ? 10 : 3;
  return ({ code, status }) => {
    if (status === undefined) return /aborted|still-running/.test(code) ? 0 : most;
    if (status === 404) return phase === 'cancel' ? 0 : notFound;
    if (status === 401 || status === 403) return 1;
    return isUncertain(status) || status === 429 ? most : 0;
  };
}

/**
 * A purchase may be repeated only when it was certainly not carried out: once when it never left, unless it took long
 * to find out; three times after 429, unless `Retry-After` is more than a minute or than the time that is left.
 */
export function repetitionsOfPurchase(step: Step): Repetitions {
  const start = step.clock.now();
  return ({ code, status, outcome, retryAfterMs = 0 }) => {
    if (status === 429) return retryAfterMs > Math.min(longestPause, timeLeft(step)) ? 0 : 3;
    const quick = step.clock.now() - start < 3000;
    return outcome === 'not-sent' && code === 'connection-failed' && quick ? 1 : 0;
  };
}

/** What is known of a purchase that was answered with this status, or not at all. */
export function outcomeOfPurchase(status = 0): Outcome {
  return status === 501 || (status >= 400 && !isUncertain(status)) ? 'rejected' : 'unknown';
}

/** Of a timeout or a server that failed it is not certain whether it did what it was asked for. */
function isUncertain(status: number): boolean {
  return status >= 500 || status === 408 || status === 425;
}
