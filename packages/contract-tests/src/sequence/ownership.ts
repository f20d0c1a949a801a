import { listMember, textMember } from '../rules/members.js';
import { resolveUrl, sameResource } from '../url.js';
import { isGone, isListPage, type Step } from './sequence.js';

/** What the steps say about who owns a number, by its digits. A number that they say nothing about is not there. */
export interface Ownership {
  /** The last read of each number: the step, and whether the number was found. */
  readonly read: ReadonlyMap<string, { readonly step: Step; readonly found: boolean }>;
  /** The last listing: its last page, its numbers, and whether it is complete. */
  readonly list?: {
    readonly step: Step;
    readonly numbers: ReadonlySet<string>;
    readonly isComplete: boolean;
  };
}

/** Reads from a part of a sequence which numbers are owned at the end of it. */
export function readOwnership(steps: readonly Step[]): Ownership {
  const read = new Map<string, { step: Step; found: boolean }>();
  for (const step of steps) {
    if (isNumberRead(step)) read.set(requestedNumber(step), { step, found: step.response.status === 200 });
  }
  const list = readList(steps);
  return { read, ...(list && { list }) };
}

/** Whether a step says of one phone number whether it is there. */
export function isNumberRead(step: Step): boolean {
  return step.route === 'getPhoneNumber' && (step.response.status === 200 || isGone(step));
}

/** A number as its digits: some places write it with a plus, some without, and what is missing has none. */
export function digits(number = ''): string {
  return number.replace(/\D/g, '');
}

/** The digits of the phone number that a request names in its path: to read, to update or to release it. */
export function requestedNumber({ request }: Step): string {
  return digits(request.path.split('/')[2]);
}

/** A phone number as an answer shows it. */
export interface Reading {
  readonly step: Step;
  /** The phone number; `undefined` when it is not there. */
  readonly value: unknown;
  /** The pointer to it in the body: empty by itself, `/phoneNumbers/0` in the list. */
  readonly at: string;
}

/** The phone numbers on one page of the list, by their digits. */
export function entriesOf(step: Step): [number: string, reading: Reading][] {
  return listMember(step.response.body, 'phoneNumbers').map((value, index) => [
    digits(textMember(value, 'phoneNumber') ?? textMember(value, 'id')),
    { step, value, at: `/phoneNumbers/${index}` },
  ]);
}

/** The pages of one reading of the list. */
export interface Listing {
  /** From the last page that was read to the first. */
  readonly pages: readonly Step[];
  /** Whether it has all pages of the list. */
  readonly isComplete: boolean;
}

/** The listings of a sequence, in their order: a page belongs to one when the page before names it as the next. */
export function listingsOf(steps: readonly Step[]): Listing[] {
  const listings: Step[][] = [];
  for (const page of steps.filter(isListPage)) {
    const current = listings.at(-1);
    const next = current?.[0] && nextPage(current[0]);
    if (next !== undefined && sameResource(next, page.request.url)) current?.unshift(page);
    else listings.push([page]);
  }
  return listings.map((listing) => ({ pages: listing, isComplete: isComplete(listing) }));
}

function isComplete(pages: readonly Step[]): boolean {
  const [last, first] = [pages[0], pages.at(-1)];
  if (last === undefined || first === undefined) return false;
  const skipped = first.request.url.searchParams.get('skip') ?? '0';
  return skipped === '0' && textMember(last.response.body, 'nextLink') === undefined;
}

function readList(steps: readonly Step[]): Ownership['list'] {
  const listing = listingsOf(steps).at(-1);
  const step = listing?.pages[0];
  if (listing === undefined || step === undefined) return undefined;
  const numbers = listing.pages.flatMap((page) => entriesOf(page).map(([number]) => number));
  return { step, numbers: new Set(numbers), isComplete: listing.isComplete };
}

function nextPage({ request, response }: Step): URL | undefined {
  return resolveUrl(textMember(response.body, 'nextLink'), request.url);
}
