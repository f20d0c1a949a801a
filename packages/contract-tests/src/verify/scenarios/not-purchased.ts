import type { RecordedExchange } from '../../recorded-exchange.js';
import { textMember } from '../../rules/members.js';
import { roundingOf } from '../../sequence/search-holds.js';
import { statusOf, writtenStatus } from '../../sequence/sequence.js';
import { outcome } from '../expectations.js';
import { searchOnce } from '../found.js';
import { expectAbsent } from '../made-up-id.js';
import { readNumbers, searchNumbers } from '../numbers.js';
import { readAgain } from '../send-again.js';
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
    const { searchId, numbers, exchange: result } = await searchOnce(session);
    const first = await readPurchase(session, searchId);
    if (first !== undefined)
      session.note(`the purchase of a search that was not purchased reads as ${words(first)}`);
    // Until when a search is held is compared, too: what moves has to move by more than its rounding.
    const until = textMember(result?.response.body, 'searchExpiresBy');
    await session.wait(roundingOf(until) + 10);
    await readPurchase(session, searchId);
    await searchNumbers(session, searchId);
    for (const number of await readNumbers(session, numbers)) expectAbsent(session, number);
  },
};

async function readPurchase(session: Session, searchId: string): Promise<RecordedExchange | undefined> {
  const exchange = await readAgain(session, session.requests.getOperation(`purchase_${searchId}`));
  const status = exchange && statusOf(exchange);
  if (exchange === undefined || status === undefined) return exchange;
  session.expect(exchange, outcome, {
    holds: status !== 'running' && status !== 'succeeded',
    where: 'body#/status',
    expected: 'no purchase under way, as nothing was purchased',
    actual: writtenStatus(exchange),
  });
  return exchange;
}

function words(exchange: RecordedExchange): string {
  const { status, bytes } = exchange.response;
  if (statusOf(exchange) !== undefined) return `${status}, ${writtenStatus(exchange)}`;
  return bytes.length === 0 ? `${status} without a body` : String(status);
}
