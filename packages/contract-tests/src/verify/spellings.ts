import type { ExchangeRequest } from '../exchange.js';
import type { RecordedExchange } from '../recorded-exchange.js';
import { outcome, sameResource } from './expectations.js';
import { isTransient } from './operation.js';
import { nextDelay } from './poll-delay.js';
import type { Session } from './session.js';

/** Looks for a number that is to be gone: it may take a moment after its release has ended. */
const mostLooks = 4;

/** The spelling that needs no escape (RFC 3986, section 3.3). */
const asItIs = 'the plus as it is';

/** Reads a phone number by other spellings of its URL, all of which lead to it. */
export async function readSpellings(session: Session, number: string): Promise<void> {
  const right = session.requests.getPhoneNumber(number);
  const first = await session.send(right);
  if (first?.response.status !== 200) return;
  for (const [what, plus] of [
    ['the plus as %2b', '%2b'],
    [asItIs, '+'],
  ] as const) {
    const exchange = await session.send(byPlus(right, plus), { remark: what });
    if (exchange === undefined) continue;
    const { status } = exchange.response;
    const holds = status === 200 || (isTransient(status) && status !== 500);
    const expected = `200, with ${what}`;
    session.expect(exchange, sameResource, { holds, where: 'status', expected, actual: status });
  }
}

/**
 * Reads phone numbers that are gone, by their plus as it is, until none of them is found, for a while. Tells whether none is.
 * By `%2B` they were read before.
 */
export async function lookByPlus(session: Session, numbers: readonly string[]): Promise<boolean> {
  for (let look = 1; look <= mostLooks; look += 1) {
    let isFound = false;
    for (const number of numbers) {
      const request = byPlus(session.requests.getPhoneNumber(number), '+');
      const exchange = await session.send(request, { remark: `${asItIs}, after its release` });
      isFound ||= exchange?.response.status === 200;
    }
    if (!isFound) return true;
    await session.wait(nextDelay(undefined, look + 5));
  }
  return false;
}

function byPlus(request: ExchangeRequest, plus: string): ExchangeRequest {
  return { ...request, url: request.url.replace('%2B', plus) };
}

/**
 * Reads ids that nobody has, and that a server may stumble over: one that climbs out of its path once it is decoded, and a long
 * one. Servers in between may refuse both in a form of their own.
 */
export async function readOddIds(session: Session): Promise<void> {
  const { requests, presence } = session;
  for (const [what, id] of [
    ['slashes and dots in the id', '../../x'],
    ['an id of 300 characters', 'x'.repeat(300)],
  ] as const) {
    const reads = [
      ['getOperation', requests.getOperation(id)],
      ['getSearchResult', requests.getSearchResult(id)],
    ] as const;
    for (const [route, request] of reads) {
      if (presence.isMissing(route)) continue;
      const exchange = await session.send(request, { remark: what, isForeign: isOfServerBetween });
      if (exchange === undefined) continue;
      const { status } = exchange.response;
      const holds = (status >= 400 && status < 500) || (isTransient(status) && status !== 500);
      const expected = `4xx, because of ${what}`;
      session.expect(exchange, outcome, { holds, where: 'status', expected, actual: status });
    }
  }
}

/** A refusal in a form of its own, which need not come from the endpoint itself. */
function isOfServerBetween({ response: { status, headers } }: RecordedExchange): boolean {
  const isJson = headers.some(([name, value]) => /^content-type$/i.test(name) && /json/i.test(value));
  return status >= 400 && status < 500 && !isJson;
}
