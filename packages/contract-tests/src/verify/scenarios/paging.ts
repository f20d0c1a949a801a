import type { RecordedExchange } from '../../recorded-exchange.js';
import { listMember, memberOf } from '../../rules/members.js';
import { expectRefusals } from '../change-refusals.js';
import { paging as expectation } from '../expectations.js';
import { listNumbers, type NumberList } from '../numbers.js';
import { readAgain } from '../send-again.js';
import type { Session } from '../session.js';
import { SkippedError } from '../skipped-error.js';
import type { Scenario } from './scenario.js';

/** The parameters of the list do what they say: `skip` leaves out numbers, `top` bounds a page. */
export const paging: Scenario = {
  name: 'paging',
  title: 'the list leaves out what skip says, and has pages as top says',
  buys: false,
  async run(session) {
    const list = await listNumbers(session);
    const { numbers } = list;
    if (!list.isWhole) throw new SkippedError(`the list of numbers could not be read${howFar(list)}`);
    if (numbers.size === 0) throw new SkippedError('the resource has no phone numbers to page through');
    await expectAtMost(session, { skip: 1 }, numbers.size - 1);
    await expectAtMost(session, { skip: numbers.size }, 0);
    await expectAtMost(session, { top: 1 }, 1);
    if (numbers.size > 1) await expectAllOver(session, numbers, Math.ceil(numbers.size / 3));
    const request = session.requests.listPhoneNumbers();
    await expectRefusals(session, [
      ['a skip below zero', session.requests.listPhoneNumbers({ skip: -1 })],
      ['the top 0', session.requests.listPhoneNumbers({ top: 0 })],
      ['a skip in words', { ...request, url: `${request.url}&skip=many` }],
      ['a top in words', { ...request, url: `${request.url}&top=all` }],
    ]);
  },
};

/** Where a list broke off: at an answer that is no page, or at a page that leads nowhere. */
function howFar({ exchanges }: NumberList): string {
  const status = exchanges.at(-1)?.response.status;
  if (status === undefined) return '';
  return status === 200 ? ' to its end' : ` (${status})`;
}

/** Smaller pages have the same numbers: a page that is not the last names the next one, and none is lost between two. */
async function expectAllOver(session: Session, numbers: ReadonlySet<string>, top: number): Promise<void> {
  const { exchanges, numbers: found, isWhole } = await listNumbers(session, top);
  const last = exchanges.at(-1);
  if (last === undefined || !isWhole) return; // reported while it was read
  const missing = [...numbers].filter((number) => !found.has(number));
  session.expect(last, expectation, {
    holds: missing.length === 0,
    where: 'body#/nextLink',
    expected: `all ${numbers.size} numbers of the list, over pages of ${top}`,
    actual: `${missing.join(', ')} on no page`,
  });
}

async function expectAtMost(
  session: Session,
  page: { readonly skip?: number; readonly top?: number },
  most: number,
): Promise<void> {
  const exchange = await readAgain(session, session.requests.listPhoneNumbers(page));
  if (exchange?.response.status !== 200) return expectAnswer(session, exchange);
  const { body } = exchange.response;
  const count = listMember(body, 'phoneNumbers').length;
  const [[name, number] = []] = Object.entries(page);
  const claim = { where: 'body#/phoneNumbers', actual: phoneNumbers(count) };
  const words = `${phoneNumbers(most)} ${name === 'skip' ? 'after' : 'with'} ${name}=${number}, as ${name} says`;
  session.expect(exchange, expectation, {
    ...claim,
    holds: count <= most,
    expected: `at most ${words}`,
  });
  // The last page of a list that leaves out some has all the others.
  const isLast = page.skip !== undefined && memberOf(body, 'nextLink') === undefined;
  const holds = !isLast || count >= most;
  session.expect(exchange, expectation, { ...claim, holds, expected: words });
}

function phoneNumbers(count: number): string {
  return `${count} phone number${count === 1 ? '' : 's'}`;
}

/** What the contract lets a request have is no reason to refuse it. */
function expectAnswer(session: Session, exchange: RecordedExchange | undefined): void {
  if (exchange === undefined) return;
  const { status } = exchange.response;
  const holds = status === 429 || (status >= 500 && status !== 500);
  session.expect(exchange, expectation, { holds, where: 'status', expected: '200', actual: status });
}
