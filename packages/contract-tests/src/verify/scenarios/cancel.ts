import type { RecordedExchange } from '../../recorded-exchange.js';
import { isTerminal, statusOf, writtenStatus } from '../../sequence/sequence.js';
import { outcome } from '../expectations.js';
import { makeUpId } from '../made-up-id.js';
import { readOwned, searchNumbers } from '../numbers.js';
import { isTransient } from '../operation.js';
import { nextDelay } from '../poll-delay.js';
import { purchaseAccepted } from '../purchase.js';
import type { Session } from '../session.js';
import { SkippedError } from '../skipped-error.js';
import { tryWithoutCredential } from '../unauthorized.js';
import type { Scenario } from './scenario.js';

/** Reads after the cancellation, before it is settled and after. What becomes of the operation is not documented. */
const mostReads = 13;
const readsAfter = 2;

/** Cancels a purchase, and reads its operation until that is settled. What it was about is read before and after. */
export const cancel: Scenario = {
  name: 'cancel',
  title: 'a purchase is canceled',
  needs: 'cancel',
  buys: true,
  async run(session, searchId) {
    const { requests } = session;
    await expectCancellation(session);
    const { search } = await purchaseAccepted(session, searchId);
    const read = requests.getOperation(`purchase_${searchId}`);
    const before = await session.send(read);
    await tryToCancel(session, searchId, before);
    const canceled = await session.send(requests.cancelOperation(`purchase_${searchId}`));
    const after = await readUntilSettled(session, () => session.send(read));
    const end = after.map(statusOf).findLast(isTerminal);
    const isCanceled = canceled?.response.status === 204 && end !== 'succeeded';
    if (isCanceled) session.purchases.settle(searchId, 'canceled', []);
    else if (end === 'succeeded' || end === 'failed') session.purchases.settle(searchId, end);
    await searchNumbers(session, searchId);
    await readOwned(session, search.numbers);
    if (canceled !== undefined) expectCanceled(session, canceled, [before, after[0]]);
  },
};

/**
 * Cancels an operation that nobody has, to see whether there are cancellations at all: without them, what is purchased to
 * be canceled would be bought.
 *
 * @throws SkippedError if there are no such fixtures
 */
async function expectCancellation(session: Session): Promise<void> {
  const searchId = await makeUpId(session);
  await session.send(session.requests.cancelOperation(`purchase_${searchId}`));
  if (session.presence.isMissing('cancelOperation')) {
    throw new SkippedError('the endpoint has no cancellation');
  }
}

/** Cancels without a credential. What was pending must not be canceled by that. */
async function tryToCancel(
  session: Session,
  searchId: string,
  before: RecordedExchange | undefined,
): Promise<void> {
  const { requests } = session;
  const refused = await tryWithoutCredential(session, requests.cancelOperation(`purchase_${searchId}`));
  const after = await session.send(requests.getOperation(`purchase_${searchId}`));
  if (after === undefined || before === undefined || isSettled(before)) return;
  const end = statusOf(after);
  const isRefused = refused?.response.status === 401 || refused?.response.status === 403;
  session.expect(after, outcome, {
    holds: !isRefused || !isSettled(after) || end === undefined || end === 'succeeded',
    where: 'body#/status',
    expected: 'a pending operation, as its cancellation was refused',
    actual: writtenStatus(after),
  });
}

async function readUntilSettled(
  session: Session,
  read: () => Promise<RecordedExchange | undefined>,
): Promise<RecordedExchange[]> {
  const exchanges: RecordedExchange[] = [];
  let left = mostReads;
  for (let round = 0; left > 0; round += 1, left -= 1) {
    const exchange = await read();
    if (exchange === undefined) continue;
    exchanges.push(exchange);
    if (isSettled(exchange)) left = Math.min(left, readsAfter + 1);
    await session.wait(nextDelay(exchange.response, round));
  }
  return exchanges;
}

/** Nothing more will happen: it has ended, in whatever word, or is gone. */
function isSettled(exchange: RecordedExchange): boolean {
  const status = statusOf(exchange);
  return status === undefined
    ? exchange.response.status >= 400 && !isTransient(exchange.response.status)
    : isTerminal(status) || /^cancell?ed$/.test(status);
}

/**
 * An operation that can be read is there. Any other refusal is allowed: nobody has recorded what the service answers.
 *
 * @throws SkippedError if a pending purchase is not canceled
 */
function expectCanceled(
  session: Session,
  canceled: RecordedExchange,
  around: readonly (RecordedExchange | undefined)[],
): void {
  const { status } = canceled.response;
  const isThere = around.some((read) => read?.response.status === 200);
  const holds = !isThere || (status !== 404 && status !== 410);
  session.expect(canceled, outcome, { holds, where: 'status', expected: '204', actual: status });
  const next = around.at(-1);
  const isPending = next?.response.status === 200 && !isSettled(next);
  if (holds && status >= 400 && isPending)
    throw new SkippedError(`the endpoint does not cancel a pending purchase (${status})`);
}
