import type { ExchangeRequest } from '../exchange.js';
import type { RecordedExchange } from '../recorded-exchange.js';
import { memberOf, textMember } from '../rules/members.js';
import { sameResource } from '../url.js';
import { paging } from './expectations.js';
import { readAgain } from './send-again.js';
import type { Session } from './session.js';

/** The phone numbers of a resource as its list has them. */
export interface NumberList {
  /** Every page, in order. */
  readonly exchanges: readonly RecordedExchange[];
  /** In E.164 form: `+14155550100`. */
  readonly numbers: ReadonlySet<string>;
  /** Whether the last page was reached; without it, a number that is not here may be on a later page. */
  readonly isWhole: boolean;
}

/** Pages read of one list, and numbers read of one search: a verification is bounded. */
const mostPages = 20;
const mostNumbers = 10;

/** Empty pages in a row after which there is no end in sight; one is nothing unusual. */
const mostEmptyPages = 3;

/**
 * Reads the list of the resource's numbers through its pages.
 *
 * @param top - how many numbers a page may have; what the endpoint has by default if it is left out
 */
export async function listNumbers(session: Session, top?: number): Promise<NumberList> {
  const exchanges: RecordedExchange[] = [];
  const numbers = new Set<string>();
  const seen: URL[] = [];
  const list = (isWhole: boolean): NumberList => ({ exchanges, numbers, isWhole });
  let page = await readAgain(session, session.requests.listPhoneNumbers(top === undefined ? {} : { top }));
  let empty = 0;
  while (page !== undefined) {
    exchanges.push(page);
    seen.push(page.request.url);
    if (page.response.status !== 200) return list(false);
    const { body } = page.response;
    const found = numbersOfPage(body);
    empty = found.length === 0 ? empty + 1 : 0;
    const isOverlapping = found.some((number) => numbers.has(number));
    for (const number of found) numbers.add(number);
    const nextLink = textMember(body, 'nextLink');
    const current = page;
    const claim = (expected: string, where = 'body#/nextLink', actual: unknown = nextLink) =>
      session.expect(current, paging, { holds: false, where, expected, actual });
    if (isOverlapping) claim('numbers that were on no page before', 'body#/phoneNumbers', found);
    if (nextLink === undefined) return list(!isOverlapping);
    const next = session.requests.followExactly(nextLink, page.request.url);
    if (next === undefined || isOverlapping || exchanges.length >= mostPages) return list(false);
    if (seen.some((url) => sameResource(url, next.url))) {
      claim('a page not read yet');
      return list(false);
    }
    if (empty >= mostEmptyPages) {
      claim(`an end, after ${empty} pages without any number`, 'body#/nextLink', 'one more page');
      return list(false);
    }
    page = await readNextPage(session, next, nextLink, page);
  }
  return list(false);
}

/** Reads what a `nextLink` leads to, exactly as it is; with the api-version that it may have left out if need be. */
async function readNextPage(
  session: Session,
  next: ExchangeRequest,
  nextLink: string,
  from: RecordedExchange,
): Promise<RecordedExchange | undefined> {
  const page = await readAgain(session, next, { remark: 'nextLink as it is' });
  if (page === undefined) return undefined;
  const { status } = page.response;
  const holds = status < 400 || status === 429 || status >= 500;
  session.expect(page, paging, {
    holds,
    where: 'status',
    expected: '200, since nextLink led here',
    actual: status,
  });
  const completed = session.requests.follow(nextLink, from.request.url);
  return holds || completed === undefined || completed.url === next.url
    ? page
    : readAgain(session, completed);
}

function numbersOfPage(body: unknown): string[] {
  const entries = memberOf(body, 'phoneNumbers');
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry) => textMember(entry, 'phoneNumber') ?? []);
}

/** What a search found: at most ten of its numbers, none when it could not be read. */
export interface SearchNumbers {
  readonly exchange: RecordedExchange | undefined;
  /** In E.164 form. */
  readonly numbers: readonly string[];
}

/** Reads what a search found. */
export async function searchNumbers(session: Session, searchId: string): Promise<SearchNumbers> {
  const exchange = await readAgain(session, session.requests.getSearchResult(searchId));
  if (exchange?.response.status !== 200) return { exchange, numbers: [] };
  const found = memberOf(exchange.response.body, 'phoneNumbers');
  const numbers = Array.isArray(found) ? found.filter((number) => typeof number === 'string') : [];
  return { exchange, numbers: [...new Set<string>(numbers)].slice(0, mostNumbers) };
}

/** Reads numbers, one by one. */
export async function readNumbers(session: Session, numbers: readonly string[]): Promise<RecordedExchange[]> {
  const exchanges: RecordedExchange[] = [];
  for (const number of numbers) {
    const exchange = await readAgain(session, session.requests.getPhoneNumber(number));
    if (exchange !== undefined) exchanges.push(exchange);
  }
  return exchanges;
}

/** Reads who owns numbers: each by itself, and the list. */
export async function readOwned(session: Session, numbers: readonly string[]): Promise<RecordedExchange[]> {
  return [...(await readNumbers(session, numbers)), ...(await listNumbers(session)).exchanges];
}
