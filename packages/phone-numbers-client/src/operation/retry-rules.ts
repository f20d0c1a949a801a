import { longestPause } from '../base/retry-after.js';
import type { PhoneNumbersError } from '../errors/phone-numbers-error.js';
import { timeLeft } from '../transport/limits.js';
import { transportIsClosed } from '../transport/transport.js';
import type { RetryRules } from './send-with-retry.js';
import { isTransient, outcomeOfStatus } from './statuses.js';
import type { Step } from './step.js';

/** The longest that one request may take, its body included; in milliseconds. */
const usualLimit = 30_000;

/** How often a phone number is read, without being found, before it counts as absent: one 404 may be that of a gateway, or early. */
export const absentReads = 4;

/** The number of times that a credential that fails is tried again. */
const credentialRetries = 2;

/**
 * Reads, and a cancellation, may be repeated after everything that is transient: no response, 408, 429, 5xx and what
 * gateways answer. So is a 404 for a while, since an operation may not be visible at once, and a 401 or 403 once, since the
 * next request is authenticated anew.
 *
 * @param maxRepeats the number of repeats after one kind of transient error
 */
export function rulesOfRead(step: Step, maxRepeats = Number.POSITIVE_INFINITY): RetryRules {
  const notFound = step.outcome === 'accepted' ? 10 : 3;
  return {
    attemptMs: usualLimit,
    repeats(error) {
      const { status } = error;
      if (status === undefined) return withoutResponse(error, maxRepeats);
      if (status === 404) return step.phase === 'cancel' ? 0 : notFound;
      if (status === 401 || status === 403) return 1;
      return isTransient(status) ? maxRepeats : 0;
    },
  };
}

/**
 * The read before a purchase has little time: it is repeated twice after 408, 425, 5xx and a timeout, three times after a
 * 429; not if there is no time for the `Retry-After` of either.
 *
 * @param foreignRepeats the number of repeats after a 404 that is not the service's
 */
export function rulesOfLookup(step: Step, foreignRepeats = 0): RetryRules {
  // Over TLS a reset may be that of a handshake, which is tried again once.
  const connections = step.context.origin.startsWith('https:') ? 1 : 2;
  return {
    attemptMs: 10_000,
    repeats(error) {
      const { code, status } = error;
      if (code === 'connection-failed') return isRefused(error) ? 1 : withoutResponse(error, connections);
      if (status === undefined) return withoutResponse(error, 2);
      // The service asks to wait longer than there is time for: who waits in vain could not say so.
      if (isTooLong(step, error)) return 0;
      if (status === 429) return 3;
      if (status === 401) return 1;
      if (status === 404) return foreignRepeats;
      return status === 408 || status === 425 || (status >= 500 && status !== 501) ? 2 : 0;
    },
  };
}

/**
 * A search costs nothing, and one that was lost is made again: it is repeated as the read before a purchase is. What the
 * lost one found stays held for about 16 minutes, so that it is not repeated more often.
 */
export function rulesOfSearch(step: Step): RetryRules {
  return { ...rulesOfLookup(step), attemptMs: usualLimit, outcomeOf: outcomeOfStatus };
}

/**
 * A purchase, a release and an update may be repeated only if it was certainly not carried out: once if it never left, unless it took long to find
 * out; three times after 429, unless `Retry-After` is more than a minute or than the time that is left.
 */
export function rulesOfChange(step: Step): RetryRules {
  const start = step.clock.now();
  return {
    attemptMs: usualLimit,
    outcomeOf: outcomeOfStatus,
    repeats(error) {
      const { code, status } = error;
      if (status === 429) return isTooLong(step, error) ? 0 : 3;
      if (code === 'credential-failed') return credentialRetries;
      const isQuick = step.clock.now() - start < 3000;
      // Once a response has come, what fails later says nothing about the request.
      const neverLeft = code === 'connection-failed' && step.outcome === 'not-sent';
      return neverLeft && isQuick ? withoutResponse(error, 1) : 0;
    },
  };
}

function withoutResponse({ code, message }: PhoneNumbersError, maxRepeats: number): number {
  // By the caller, for good.
  if (message.includes(transportIsClosed)) return 0;
  if (code === 'timed-out' || code === 'connection-failed') return maxRepeats;
  return code === 'credential-failed' || code === 'invalid-response'
    ? Math.min(credentialRetries, maxRepeats)
    : 0;
}

/** Nobody listens, or there is no such host: a second attempt is enough. */
function isRefused({ message }: PhoneNumbersError): boolean {
  return /ECONNREFUSED|ENOTFOUND|EAI_AGAIN/.test(message);
}

function isTooLong(step: Step, { retryAfterMs = 0 }: PhoneNumbersError): boolean {
  return retryAfterMs > Math.min(longestPause, timeLeft(step));
}
