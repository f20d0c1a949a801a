import type { RecordedExchange } from '../recorded-exchange.js';
import { isRefusedStatus } from '../refused-status.js';
import { memberOf } from '../rules/members.js';
import { statusOf } from '../sequence/sequence.js';
import { outcome } from './expectations.js';
import { readOwned, type SearchNumbers, searchNumbers } from './numbers.js';
import { nextDelay } from './poll-delay.js';
import { readAgain } from './send-again.js';
import type { Session } from './session.js';
import { SkippedError } from './skipped-error.js';

/** A purchase that was sent, with what was read before it. */
export interface SentPurchase {
  readonly search: SearchNumbers;
  /** `undefined` when no complete answer came. */
  readonly exchange: RecordedExchange | undefined;
  readonly isAccepted: boolean;
}

/**
 * Sends the purchase of a search, once. What it is about is read before: its numbers, its operation, who owns them. When
 * it is refused, all of that is read again: what was refused must not have happened, which a rule for sequences looks at.
 */
export async function purchaseOnce(session: Session, searchId: string): Promise<SentPurchase> {
  const search = await searchNumbers(session, searchId);
  await readAround(session, searchId, search.numbers);
  session.purchases.attempt(searchId);
  const exchange = await session.send(session.requests.purchase(searchId, needsAgreement(search)));
  const status = exchange?.response.status ?? 0;
  const isAccepted = status >= 200 && status < 300;
  if (isAccepted) {
    session.purchases.settle(searchId, 'pending', search.numbers);
    session.require('getOperation');
  } else {
    const isStarted = await lookAfterRefusal(session, searchId, search.numbers);
    if (isStarted) session.purchases.settle(searchId, 'pending', search.numbers);
    else if (isRefusedStatus(status)) session.purchases.settle(searchId, 'rejected');
  }
  return { search, exchange, isAccepted };
}

/** Whether the search requires an agreement not to resell its numbers. Allowing its purchase is that agreement. */
export function needsAgreement({ exchange }: SearchNumbers): boolean {
  return memberOf(exchange?.response.body, 'isAgreementToNotResellRequired') === true;
}

/** Reads what a purchase would change. Tells whether its operation is there and under way. */
export async function readAround(
  session: Session,
  searchId: string,
  numbers: readonly string[],
): Promise<boolean> {
  const isStarted = await readStarted(session, searchId);
  if (numbers.length > 0) await readOwned(session, numbers);
  return isStarted;
}

/** Reads the operation of a search. Tells whether it is there: one that has not started may read so before any purchase. */
export async function readStarted(session: Session, searchId: string): Promise<boolean> {
  const exchange = await readAgain(session, session.requests.getOperation(`purchase_${searchId}`));
  const status = exchange && statusOf(exchange);
  return status !== undefined && status !== 'notstarted';
}

/** Looks twice whether something was started after all: at once, and after a moment. */
export async function lookAfterRefusal(
  session: Session,
  searchId: string,
  numbers: readonly string[],
): Promise<boolean> {
  const isStarted = await readStarted(session, searchId);
  await session.wait(nextDelay(undefined, 5));
  return (await readAround(session, searchId, numbers)) || isStarted;
}

/**
 * The same, and expects that the purchase is accepted. One that is throttled was not carried out, and is not sent again: nothing
 * can be bought twice.
 *
 * @throws SkippedError when the purchase is not accepted, by whatever 2xx
 */
export async function purchaseAccepted(
  session: Session,
  searchId: string,
): Promise<{ readonly search: SearchNumbers; readonly exchange: RecordedExchange }> {
  const { search, exchange, isAccepted } = await purchaseOnce(session, searchId);
  if (exchange === undefined) throw new SkippedError('its purchase got no complete answer');
  const { status } = exchange.response;
  if (status === 429) throw new SkippedError('its purchase was throttled (429)');
  session.expect(exchange, outcome, {
    holds: status === 202,
    where: 'status',
    expected: '202',
    actual: status,
  });
  if (!isAccepted) throw new SkippedError(`its purchase was answered with ${status}`);
  return { search, exchange };
}
