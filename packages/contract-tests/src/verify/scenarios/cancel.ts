import type { Exchange } from '../../exchange.js';
import { outcome } from '../expectations.js';
import { readOwned, searchNumbers } from '../numbers.js';
import { isTerminal, isTransient, statusOf } from '../operation.js';
import { nextDelay } from '../poll-delay.js';
import { purchaseAccepted } from '../purchase.js';
import type { Session } from '../session.js';
import type { Scenario } from './scenario.js';

/** Reads after the cancellation, before it is settled and after. What becomes of the operation is not documented. */
const mostReads = 10;
const readsAfter = 2;

/** Cancels a purchase, and reads its operation until that is settled. What it was about is read before and after. */
export const cancel: Scenario = {
  name: 'cancel',
  title: 'a purchase is canceled',
  needs: 'cancel',
  buys: true,
  async run(session) {
    const { requests, fixtures } = session;
    const { cancel: searchId = '' } = fixtures;
    const search = await searchNumbers(session, searchId);
    const owned = await readOwned(session, search.numbers);
    const accepted = await purchaseAccepted(session, searchId);
    if (accepted?.response.status !== 202) return;
    const read = requests.getOperation(`purchase_${searchId}`);
    const before = await session.send(read);
    const canceled = await session.send(requests.cancelOperation(`purchase_${searchId}`));
    const after = await readUntilSettled(session, () => session.send(read));
    if (canceled !== undefined) expectCanceled(session, canceled, [before, after[0]]);
    const bought = await readOwned(session, search.numbers);
    const all = [...search.exchanges, ...owned, accepted, before, canceled, ...after, ...bought];
    await session.checkSequence(all.filter((exchange) => exchange !== undefined));
  },
};

async function readUntilSettled(
  session: Session,
  read: () => Promise<Exchange | undefined>,
): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  let left = mostReads;
  for (let round = 0; left > 0; round += 1, left -= 1) {
    const exchange = await read();
    if (exchange === undefined) continue;
    exchanges.push(exchange);
    if (isSettled(exchange)) left = Math.min(left, readsAfter + 1);
    await session.wait(nextDelay(exchange.response.headers, round));
  }
  return exchanges;
}

/** Nothing more will happen: it has ended, in whatever word, or is gone. */
function isSettled(exchange: Exchange): boolean {
  const status = statusOf(exchange);
  return status === undefined
    ? exchange.response.status >= 400 && !isTransient(exchange.response.status)
    : isTerminal(status) || /^cancell?ed$/.test(status);
}

/**
 * What is still pending can be canceled, and what can be read is there: any other refusal is only right when the
 * operation had ended.
 */
function expectCanceled(
  session: Session,
  canceled: Exchange,
  around: readonly (Exchange | undefined)[],
): void {
  const { status } = canceled.response;
  const isThere = around.some((read) => read?.response.status === 200);
  const next = around.at(-1);
  const isPending = next?.response.status === 200 && !isSettled(next);
  const isWrong = isPending || (isThere && (status === 404 || status === 410));
  const holds = status < 400 || isTransient(status) || !isWrong;
  session.expect(canceled, outcome, { holds, where: 'status', expected: '204', actual: status });
}
