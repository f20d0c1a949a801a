import type { Exchange } from '../../exchange.js';
import { outcome } from '../expectations.js';
import { searchOnce } from '../found.js';
import { expectAbsent } from '../made-up-id.js';
import { readNumbers, searchNumbers } from '../numbers.js';
import { statusOf } from '../operation.js';
import type { Session } from '../session.js';
import type { Scenario } from './scenario.js';

/**
 * What a purchase reads as that was never made. Nobody has recorded it, and a client that looks before it buys depends on it. The
 * search is left to expire: nothing is bought, and reading changes nothing.
 */
export const notPurchased: Scenario = {
  name: 'not-purchased',
  title: 'a search that is not purchased has no purchase, and buys nothing',
  buys: false,
  async run(session) {
    const { searchId, numbers } = await searchOnce(session);
    const first = await readPurchase(session, searchId);
    if (first !== undefined)
      session.note(`the purchase of a search that was not purchased reads as ${words(first)}`);
    // Until when a search is held is compared, too, and may be written in seconds.
    await session.wait(1010);
    await readPurchase(session, searchId);
    await searchNumbers(session, searchId);
    for (const number of await readNumbers(session, numbers)) expectAbsent(session, number);
  },
};

async function readPurchase(session: Session, searchId: string): Promise<Exchange | undefined> {
  const exchange = await session.send(session.requests.getOperation(`purchase_${searchId}`));
  const status = exchange && statusOf(exchange);
  if (exchange === undefined || status === undefined) return exchange;
  session.expect(exchange, outcome, {
    holds: status !== 'running' && status !== 'succeeded',
    where: 'body#/status',
    expected: 'no purchase under way, as nothing was purchased',
    actual: status,
  });
  return exchange;
}

function words(exchange: Exchange): string {
  const { status, body } = exchange.response;
  const name = statusOf(exchange);
  if (name !== undefined) return `${status}, ${name}`;
  return body.length === 0 ? `${status} without a body` : String(status);
}
