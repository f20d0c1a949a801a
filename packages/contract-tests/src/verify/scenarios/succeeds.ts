import type { RecordedExchange } from '../../recorded-exchange.js';
import { textMember } from '../../rules/members.js';
import { outcome } from '../expectations.js';
import { listNumbers, readNumbers, searchNumbers } from '../numbers.js';
import { expectSuccess, type FollowedOperation, followOperation, isTransient } from '../operation.js';
import { nextDelay } from '../poll-delay.js';
import { purchaseAccepted } from '../purchase.js';
import type { Session } from '../session.js';
import type { Scenario } from './scenario.js';

/** Looks for a number that was bought: it may come a moment after its operation has ended. */
const mostLooks = 4;

/** Buys, once: from the search result to the operation's end, what it leads to, and the numbers that it brought. */
export const succeeds: Scenario = {
  name: 'succeeds',
  title: 'a purchase succeeds and brings its numbers',
  needs: 'succeeds',
  buys: true,
  async run(session, searchId) {
    const { search, exchange } = await purchaseAccepted(session, searchId);
    const operation = await followOperation(session, exchange, searchId, { roundsAfter: 3 });
    expectSuccess(session, operation, 'its purchase');
    await followLinks(session, exchange, operation);
    await readSearchAgain(session, searchId, search.exchange);
    await readBought(session, search.numbers);
    await expectPhoneNumber(session);
  },
};

/** Reads what the answers lead to. */
async function followLinks(
  session: Session,
  accepted: RecordedExchange,
  operation: FollowedOperation,
): Promise<void> {
  const ended = operation.exchanges.at(-1);
  const links = [
    [accepted, accepted.response.header('location')],
    [ended, ended?.response.header('location')],
    [ended, textMember(ended?.response.body, 'resourceLocation')],
  ] as const;
  for (const [from, link] of links) {
    const request = from && session.requests.follow(link, from.request.url);
    if (request !== undefined) await session.send(request);
  }
}

/** A search that could be read before its purchase can be read after it. */
async function readSearchAgain(
  session: Session,
  searchId: string,
  before: RecordedExchange | undefined,
): Promise<void> {
  const { exchange } = await searchNumbers(session, searchId);
  if (exchange === undefined) return;
  const { status } = exchange.response;
  const holds = before?.response.status !== 200 || status < 400 || isTransient(status);
  const claim = { holds, where: 'status', expected: '200, as before the purchase', actual: status };
  session.expect(exchange, outcome, claim);
}

/** The number of the fixtures is the resource's by now, whether this purchase brought it or an earlier one. */
async function expectPhoneNumber(session: Session): Promise<void> {
  const { phoneNumber } = session.fixtures;
  const [read] = phoneNumber === undefined ? [] : await readNumbers(session, [phoneNumber]);
  if (read === undefined) return;
  const { status } = read.response;
  const claim = {
    holds: status < 400 || isTransient(status),
    where: 'status',
    expected: '200',
    actual: status,
  };
  session.expect(read, outcome, claim);
}

/**
 * Reads the numbers that the search held, or else the one of the fixtures, and the list; again for a while when one is
 * missing.
 */
async function readBought(session: Session, held: readonly string[]): Promise<void> {
  const { phoneNumber } = session.fixtures;
  const numbers = held.length > 0 || phoneNumber === undefined ? held : [phoneNumber];
  for (let look = 1; ; look += 1) {
    const reads = await readNumbers(session, numbers);
    const list = await listNumbers(session);
    const isThere = reads.every(({ response }) => response.status === 200);
    const isListed = !list.isWhole || numbers.every((number) => list.numbers.has(number));
    if ((isThere && isListed) || look >= mostLooks) return;
    await session.wait(nextDelay(undefined, look + 5));
  }
}
