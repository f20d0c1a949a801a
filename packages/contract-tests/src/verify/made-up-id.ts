import type { RecordedExchange } from '../recorded-exchange.js';
import { outcome } from './expectations.js';
import { isTransient } from './operation.js';
import { nextDelay } from './poll-delay.js';
import type { Session } from './session.js';
import { SkippedError } from './skipped-error.js';

/** Looks at something that answers as if it was busy: being busy for a moment says nothing. */
const mostLooks = 3;

/**
 * A search id that nobody has: a random GUID. Its operation and its search are read first, which must not be there: an
 * endpoint that claims to have them might buy them.
 *
 * @throws SkippedError when they are there, or when that cannot be found out
 */
export async function makeUpId(session: Session): Promise<string> {
  const searchId = crypto.randomUUID();
  const { requests } = session;
  for (const request of [requests.getOperation(`purchase_${searchId}`), requests.getSearchResult(searchId)]) {
    const exchange = await lookWhileBusy(session, () => session.send(request));
    const isAbsent = exchange !== undefined && expectAbsent(session, exchange);
    if (!isAbsent)
      throw new SkippedError('the endpoint does not say of a made-up search id that it has no such search');
  }
  return searchId;
}

/** Expects of the read of something that nobody has that it is refused, and tells whether it was. */
export function expectAbsent(session: Session, exchange: RecordedExchange): boolean {
  const { status } = exchange.response;
  const isRefused = (status >= 400 && status < 500) || status === 501;
  // 503 and 429, to the last look, are the endpoint's own affair; it then cannot be used for anything.
  const holds = isRefused || status === 429;
  session.expect(exchange, outcome, {
    holds,
    where: 'status',
    expected: '4xx, since it does not exist',
    actual: status,
  });
  return isRefused && !isTransient(status) && status !== 401 && status !== 403;
}

/** Sends a request again while it is answered as if the endpoint was busy. Returns the last answer. */
export async function lookWhileBusy(
  session: Session,
  send: () => Promise<RecordedExchange | undefined>,
): Promise<RecordedExchange | undefined> {
  for (let look = 1; ; look += 1) {
    const exchange = await send();
    const status = exchange?.response.status ?? 0;
    if (!isTransient(status) || status === 501 || look >= mostLooks) return exchange;
    await session.wait(nextDelay(exchange?.response, look + 5));
  }
}
