import type { ExchangeRequest } from '../exchange.js';
import type { RecordedExchange } from '../recorded-exchange.js';
import { isTransient } from './operation.js';
import { isShortDelay, nextDelay } from './poll-delay.js';
import type { Session } from './session.js';

type Sender = Pick<Session, 'send' | 'wait'>;
type SendSettings = Parameters<Session['send']>[1];

const mostTimes = 4;

/** Reads in a row that stayed throttled or unavailable, after which others are not sent again, either. */
const mostFutile = 3;

/** How many reads in a row stayed so, for each session. */
const futile = new WeakMap<Sender, number>();

/**
 * Sends an update or a release, and once more after a while as long as the endpoint is throttled or down: to ask for the same
 * change twice changes nothing more (RFC 9110, section 9.2.2; RFC 7396).
 */
export async function sendAgain(
  session: Sender,
  request: ExchangeRequest,
): Promise<RecordedExchange | undefined> {
  return repeat(
    session,
    () => session.send(request),
    ({ response: { status } }) => isTransient(status) && status !== 500,
  );
}

/**
 * Sends a read, and again as a poll is as long as it is answered with 429 or 503 and a `Retry-After` of at most five seconds: four
 * times in all. An endpoint at which that has not helped several times in a row is asked once. Other methods are sent once.
 */
export async function readAgain(
  session: Sender,
  request: ExchangeRequest,
  settings?: SendSettings,
): Promise<RecordedExchange | undefined> {
  const send = () => session.send(request, settings);
  if (request.method !== 'GET') return send();
  const before = futile.get(session) ?? 0;
  const exchange = before >= mostFutile ? await send() : await repeat(session, send, isBusy);
  futile.set(session, exchange !== undefined && isBusy(exchange) ? before + 1 : 0);
  return exchange;
}

function isBusy({ response }: RecordedExchange): boolean {
  return (response.status === 429 || response.status === 503) && isShortDelay(response);
}

async function repeat(
  session: Sender,
  send: () => Promise<RecordedExchange | undefined>,
  isToRepeat: (exchange: RecordedExchange) => boolean,
): Promise<RecordedExchange | undefined> {
  for (let time = 1; ; time += 1) {
    const exchange = await send();
    if (exchange === undefined || !isToRepeat(exchange) || time === mostTimes) return exchange;
    await session.wait(nextDelay(exchange.response, time + 5));
  }
}
