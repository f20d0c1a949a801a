import { type HeaderList, headerValue } from '../exchange.js';

/** However long an endpoint says that it takes, a verification looks again after this, in milliseconds. */
const longestMs = 5000;
const shortestMs = 100;
const firstMs = 20;
const longestBackOffMs = 2000;

/**
 * How long to wait before the next read, in milliseconds: what `Retry-After` says (RFC 9110, section 10.2.3), at most
 * 5 s; without one from 20 ms to 2 s, twice as long each round: a fake in memory is done at once, and a service is asked seven times
 * in its first three seconds.
 *
 * @param round - counted from 0
 */
export function nextDelay(headers: HeaderList, round: number): number {
  const asked = retryAfterMs(headerValue(headers, 'retry-after') ?? '');
  if (asked !== undefined && asked > 0) return Math.min(Math.max(asked, shortestMs), longestMs);
  return Math.min(firstMs * 2 ** round, longestBackOffMs);
}

function retryAfterMs(value: string): number | undefined {
  if (/^\d{1,6}$/.test(value)) return Number(value) * 1000;
  // An HTTP-date begins with the name of a day; `Date.parse` would take a good deal more.
  return /^[A-Z][a-z]{2,8}, /.test(value) ? Date.parse(value) - Date.now() || undefined : undefined;
}
