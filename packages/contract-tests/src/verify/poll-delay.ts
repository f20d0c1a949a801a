import type { RecordedResponse } from '../recorded-exchange.js';

/** However long an endpoint says that it takes, a verification looks again after this, in milliseconds. */
const longestMs = 5000;
const shortestMs = 100;
const firstMs = 20;
const quickRounds = 4;
const longestBackOffMs = 2000;

/**
 * How long to wait before the next read, in milliseconds: what `Retry-After` says (RFC 9110, section 10.2.3), at most
 * 5 s; without one four times 20 ms, and then twice as long each round, up to 2 s: a fake in memory is done at once, and a
 * service is asked ten times in its first three seconds.
 *
 * @param response - the last answer, if there was one
 * @param round - counted from 0
 */
export function nextDelay(response: RecordedResponse | undefined, round: number): number {
  const asked = retryAfterMs(response?.header('retry-after'));
  if (asked !== undefined && asked > 0) return Math.min(Math.max(asked, shortestMs), longestMs);
  return Math.min(firstMs * 2 ** Math.max(0, round - quickRounds + 1), longestBackOffMs);
}

/** Whether a response asks for a pause, by a `Retry-After` of at most 5 s: a verification waits no longer. */
export function isShortDelay(response: RecordedResponse): boolean {
  const asked = retryAfterMs(response.header('retry-after'));
  return asked !== undefined && asked <= longestMs;
}

function retryAfterMs(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d{1,6}$/.test(value)) return Number(value) * 1000;
  // An HTTP-date begins with the name of a day; `Date.parse` would take a good deal more.
  return /^[A-Z][a-z]{2,8}, /.test(value) ? Date.parse(value) - Date.now() || undefined : undefined;
}
