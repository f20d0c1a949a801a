import type { ExchangeRequest } from '../exchange.js';
import type { RecordedExchange } from '../recorded-exchange.js';
import { isTransient } from './operation.js';
import { nextDelay } from './poll-delay.js';
import type { Session } from './session.js';

const mostTimes = 4;

/**
 * Sends an update or a release, and once more after a while as long as the endpoint is throttled or down: to ask for the same
 * change twice changes nothing more (RFC 9110, section 9.2.2; RFC 7396).
 */
export async function sendAgain(
  session: Session,
  request: ExchangeRequest,
): Promise<RecordedExchange | undefined> {
  for (let time = 1; ; time += 1) {
    const exchange = await session.send(request);
    const status = exchange?.response.status ?? 0;
    if (!isTransient(status) || status === 500 || time === mostTimes) return exchange;
    await session.wait(nextDelay(exchange?.response, time + 5));
  }
}
