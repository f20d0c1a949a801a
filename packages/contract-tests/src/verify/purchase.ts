import type { Exchange } from '../exchange.js';
import { outcome } from './expectations.js';
import type { Session } from './session.js';

/** Sends the purchase of a search, and expects that it is accepted. Gives the exchange, whatever its status. */
export async function purchaseAccepted(session: Session, searchId: string): Promise<Exchange | undefined> {
  const exchange = await session.send(session.requests.purchase(searchId));
  if (exchange === undefined) return undefined;
  const { status } = exchange.response;
  const claim = { holds: status === 202, where: 'status', expected: '202', actual: status };
  session.expect(exchange, outcome, claim);
  return exchange;
}
