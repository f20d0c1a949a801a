import { type Exchange, headerValue, readBody } from '../../exchange.js';
import { textMember } from '../../rules/members.js';
import { outcome, ownership, reachable } from '../expectations.js';
import { listNumbers, searchNumbers } from '../numbers.js';
import { expectEnd, followOperation, isTransient } from '../operation.js';
import { nextDelay } from '../poll-delay.js';
import type { Session } from '../session.js';
import type { Scenario } from './scenario.js';

/** Reads of a number that was bought and is not there yet: lists may lag a moment behind. */
const mostAttempts = 4;

/** Buys, once: from the search result to the operation's end, what it leads to, and the numbers that it brought. */
export const succeeds: Scenario = {
  name: 'succeeds',
  title: 'a purchase succeeds and brings its numbers',
  needs: 'succeeds',
  buys: true,
  async run(session) {
    const { succeeds: searchId = '', phoneNumber } = session.fixtures;
    const before = await searchNumbers(session, searchId);
    const accepted = await session.send(session.requests.purchase(searchId));
    if (accepted === undefined) return;
    const { status } = accepted.response;
    session.expect(accepted, outcome, {
      holds: status === 202,
      where: 'status',
      expected: '202',
      actual: status,
    });
    if (status >= 300) return;
    const operation = await followOperation(session, accepted, searchId, { roundsAfter: 3 });
    expectEnd(session, operation, 'succeeded');
    const exchanges = [accepted, ...operation.exchanges];
    if (operation.status === 'succeeded') {
      exchanges.push(...(await followLinks(session, accepted, operation.exchanges.at(-1))));
      const after = await searchNumbers(session, searchId);
      const numbers = before.numbers.length > 0 ? before.numbers : after.numbers;
      exchanges.push(...after.exchanges);
      const wanted = new Set(phoneNumber === undefined ? numbers : [...numbers, phoneNumber]);
      for (const number of wanted) exchanges.push(...(await expectOwned(session, number)));
      exchanges.push(...(await expectListed(session, [...wanted])));
    }
    await session.checkSequence(exchanges);
  },
};

/** Reads what the answers lead to. That of the ended operation must be there; what the 202 promised is only checked. */
async function followLinks(
  session: Session,
  accepted: Exchange,
  ended: Exchange | undefined,
): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  const links = [
    { from: accepted, link: headerValue(accepted.response.headers, 'location'), isPromise: true },
    { from: ended, link: ended && headerValue(ended.response.headers, 'location'), isPromise: false },
    {
      from: ended,
      link: ended && textMember(readBody(ended.response), 'resourceLocation'),
      isPromise: false,
    },
  ];
  for (const { from, link = '', isPromise } of links) {
    const request = from && session.requests.follow(link, from.request.url);
    const exchange = request && (await session.send(request));
    if (exchange === undefined) continue;
    exchanges.push(exchange);
    const { status } = exchange.response;
    const holds = status < 400 || isTransient(status) || isPromise;
    const expected = '2xx, since an operation that succeeded leads here';
    session.expect(exchange, reachable, { holds, where: 'status', expected, actual: status });
  }
  return exchanges;
}

async function expectOwned(session: Session, number: string): Promise<Exchange[]> {
  const exchanges = await readUntil(
    session,
    () => session.send(session.requests.getPhoneNumber(number)),
    ({ response }) => response.status === 200,
  );
  const last = exchanges.at(-1);
  if (last === undefined) return [];
  const { status } = last.response;
  const expected = '200, since its purchase succeeded';
  session.expect(last, ownership, { holds: status === 200, where: 'status', expected, actual: status });
  return [last];
}

async function expectListed(session: Session, numbers: readonly string[]): Promise<Exchange[]> {
  let list = await listNumbers(session);
  for (let attempt = 1; attempt < mostAttempts; attempt += 1) {
    if (numbers.every((number) => list.numbers.has(number))) break;
    await session.wait(nextDelay([], attempt));
    list = await listNumbers(session);
  }
  const page = list.exchanges.at(-1);
  if (page === undefined || !list.isWhole) return [...list.exchanges];
  for (const number of numbers) {
    const holds = list.numbers.has(number);
    const expected = `${number}, since its purchase succeeded`;
    session.expect(page, ownership, { holds, where: 'body#/phoneNumbers', expected, actual: undefined });
  }
  return [...list.exchanges];
}

async function readUntil(
  session: Session,
  read: () => Promise<Exchange | undefined>,
  isDone: (exchange: Exchange) => boolean,
): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    if (attempt > 0) await session.wait(nextDelay([], attempt));
    const exchange = await read();
    if (exchange === undefined) continue;
    exchanges.push(exchange);
    if (isDone(exchange)) break;
  }
  return exchanges;
}
