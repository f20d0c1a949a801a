import { listMember, textMember } from '../rules/members.js';
import { normalPath, resolveUrl, sameResource } from '../url.js';
import { isGone, type Step } from './sequence.js';

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
    const isNumber = step.route === 'PhoneNumbers_GetByNumber';
    if (isNumber && (step.status === 200 || isGone(step))) {
      read.set(requestedNumber(step), { step, found: step.status === 200 });
    }
  }
  const pages = steps.filter(
    ({ route, status }) => route === 'PhoneNumbers_ListPhoneNumbers' && status === 200,
  );
  const list = readList(pages);
  return { read, ...(list && { list }) };
}

/** A number as its digits: some places write it with a plus, some without. */
export function digits(number: string): string {
  return number.replace(/\D/g, '');
}

/** The digits of the phone number that a request names in its path: to read, to update or to release it. */
export function requestedNumber({ exchange }: Step): string {
  return digits(normalPath(exchange.request.url).split('/')[2] ?? '');
}

/** Follows the last listing: a page belongs to it when the one before names it as the next. */
function readList(pages: readonly Step[]): Ownership['list'] {
  const last = pages.at(-1);
  if (last === undefined) return undefined;
  const listing = [last];
  let first = last;
  for (const page of pages.slice(0, -1).reverse()) {
    const next = nextPage(page);
    if (next === undefined || !sameResource(next.href, first.exchange.request.url)) break;
    listing.push(page);
    first = page;
  }
  const skipped = new URL(first.exchange.request.url).searchParams.get('skip') ?? '0';
  const numbers = listing.flatMap(({ body }) =>
    listMember(body, 'phoneNumbers').map((item) =>
      digits(textMember(item, 'phoneNumber') ?? textMember(item, 'id') ?? ''),
    ),
  );
  return {
    step: last,
    numbers: new Set(numbers),
    isComplete: skipped === '0' && textMember(last.body, 'nextLink') === undefined,
  };
}

function nextPage({ exchange, body }: Step): URL | undefined {
  return resolveUrl(textMember(body, 'nextLink'), exchange.request.url);
}
