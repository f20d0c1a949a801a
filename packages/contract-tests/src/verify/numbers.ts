import { type Exchange, readBody } from '../exchange.js';
import { memberOf, textMember } from '../rules/members.js';
import { paging } from './expectations.js';
import type { Session } from './session.js';

/** The phone numbers of a resource as its list has them. */
export interface NumberList {
  /** Every page, in order. */
  readonly exchanges: readonly Exchange[];
  /** In E.164 form: `+14155550100`. */
  readonly numbers: ReadonlySet<string>;
  /** Whether the last page was reached; without it, a number that is not here may be on a later page. */
  readonly isWhole: boolean;
}

/** Pages read of one list, and numbers read of one search: a verification is bounded. */
const mostPages = 20;
const mostNumbers = 10;

/** Reads the list of the resource's numbers through its pages. */
export async function listNumbers(session: Session): Promise<NumberList> {
  const exchanges: Exchange[] = [];
  const numbers = new Set<string>();
  const seen = new Set<string>();
  let request = session.requests.listPhoneNumbers();
  while (exchanges.length < mostPages) {
    seen.add(request.url);
    const page = await session.send(request);
    if (page === undefined) return { exchanges, numbers, isWhole: false };
    exchanges.push(page);
    expectPage(session, page, exchanges.length);
    if (page.response.status !== 200) return { exchanges, numbers, isWhole: false };
    const body = readBody(page.response);
    for (const number of numbersOfPage(body)) numbers.add(number);
    const nextLink = textMember(body, 'nextLink');
    if (nextLink === undefined) return { exchanges, numbers, isWhole: true };
    const next = session.requests.follow(nextLink, page.request.url);
    if (next === undefined) return { exchanges, numbers, isWhole: false };
    if (seen.has(next.url)) {
      const claim = {
        holds: false,
        where: 'body#/nextLink',
        expected: 'a page not read yet',
        actual: nextLink,
      };
      session.expect(page, paging, claim);
      return { exchanges, numbers, isWhole: false };
    }
    request = next;
  }
  return { exchanges, numbers, isWhole: false };
}

/** What a `nextLink` leads to is there. */
function expectPage(session: Session, page: Exchange, count: number): void {
  const { status } = page.response;
  const holds = count === 1 || status < 400 || status === 429 || status >= 500;
  session.expect(page, paging, {
    holds,
    where: 'status',
    expected: '200, since nextLink led here',
    actual: status,
  });
}

function numbersOfPage(body: unknown): string[] {
  const entries = memberOf(body, 'phoneNumbers');
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry) => textMember(entry, 'phoneNumber') ?? []);
}

/** Reads what a search found: at most ten of its numbers, none when it cannot be read. */
export async function searchNumbers(
  session: Session,
  searchId: string,
): Promise<{ readonly exchanges: readonly Exchange[]; readonly numbers: readonly string[] }> {
  const exchange = await session.send(session.requests.getSearchResult(searchId));
  if (exchange === undefined) return { exchanges: [], numbers: [] };
  const found = exchange.response.status === 200 && memberOf(readBody(exchange.response), 'phoneNumbers');
  const numbers = Array.isArray(found) ? found.filter((number) => typeof number === 'string') : [];
  return { exchanges: [exchange], numbers: [...new Set<string>(numbers)].slice(0, mostNumbers) };
}

/** Reads numbers, one by one. */
export async function readNumbers(session: Session, numbers: readonly string[]): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  for (const number of numbers) {
    const exchange = await session.send(session.requests.getPhoneNumber(number));
    if (exchange !== undefined) exchanges.push(exchange);
  }
  return exchanges;
}

/** Reads who owns numbers: each by itself, and the list. */
export async function readOwned(session: Session, numbers: readonly string[]): Promise<Exchange[]> {
  return [...(await readNumbers(session, numbers)), ...(await listNumbers(session)).exchanges];
}
