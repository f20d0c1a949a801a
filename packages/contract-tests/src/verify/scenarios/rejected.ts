import type { RecordedExchange } from '../../recorded-exchange.js';
import { outcome } from '../expectations.js';
import { lookWhileBusy, makeUpId } from '../made-up-id.js';
import { expectEnd, followOperation } from '../operation.js';
import { purchaseOnce, readStarted } from '../purchase.js';
import { encodeText } from '../requests.js';
import type { Session } from '../session.js';
import type { Scenario } from './scenario.js';

/** The purchase of a search that nobody has. Nothing can be bought by it. */
export const unknown: Scenario = {
  name: 'unknown',
  title: 'a purchase of an unknown search is refused',
  buys: false,
  async run(session) {
    const searchId = await makeUpId(session);
    const exchange = await session.send(session.requests.purchase(searchId), {
      remark: 'a search that nobody has',
    });
    await readStarted(session, searchId);
    if (exchange === undefined) return;
    const { status } = exchange.response;
    if (status < 300) session.purchases.suspect(searchId);
    const claim = { holds: status >= 400 && status < 500, where: 'status', expected: '4xx', actual: status };
    session.expect(exchange, outcome, claim);
    await purchaseAtLength(session, searchId);
  },
};

/** Far more than a purchase needs, and nothing that a server may break on. */
const longBody = 100_000;

/** A long purchase of a search that nobody has: whether it is too long or not, it is refused. */
async function purchaseAtLength(session: Session, searchId: string): Promise<void> {
  const right = session.requests.purchase(searchId);
  const body = encodeText(JSON.stringify({ searchId, note: 'x'.repeat(longBody) }));
  const send = () => session.send({ ...right, body }, { remark: 'a body of 100 kB' });
  const exchange = await lookWhileBusy(session, send);
  if (exchange === undefined) return;
  const { status } = exchange.response;
  if (status < 300) session.purchases.suspect(searchId);
  const holds = (status >= 400 && status < 500) || status === 503;
  const claim = { holds, where: 'status', expected: '4xx, to a body of 100 kB', actual: status };
  session.expect(exchange, outcome, claim);
}

/** The purchase of a search that gets an error with details: at once, or when its operation fails. */
export const richError: Scenario = {
  name: 'richError',
  title: 'a purchase gets an error with details',
  needs: 'richError',
  buys: true,
  async run(session, searchId) {
    const { exchange } = await purchaseOnce(session, searchId);
    if (exchange === undefined) return;
    if (exchange.response.status !== 202) return expectError(session, exchange);
    const operation = await followOperation(session, exchange, searchId, { roundsAfter: 1 });
    expectEnd(session, operation, 'failed');
  },
};

/** The purchase of a search that is throttled. */
export const throttled: Scenario = {
  name: 'throttled',
  title: 'a purchase is throttled',
  needs: 'throttled',
  buys: true,
  run: expectErrorTo,
};

/** The purchase of a search that finds the service unavailable. */
export const unavailable: Scenario = {
  name: 'unavailable',
  title: 'a purchase finds the service unavailable',
  needs: 'unavailable',
  buys: true,
  run: expectErrorTo,
};

async function expectErrorTo(session: Session, searchId: string): Promise<void> {
  const { exchange } = await purchaseOnce(session, searchId);
  if (exchange !== undefined) expectError(session, exchange);
}

function expectError(session: Session, exchange: RecordedExchange): void {
  const { status } = exchange.response;
  const claim = { holds: status >= 400, where: 'status', expected: 'an error (4xx, 5xx)', actual: status };
  session.expect(exchange, outcome, claim);
}
