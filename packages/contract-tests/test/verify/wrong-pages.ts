import type { Mutation } from '@acs-contracts/phone-numbers-emulator';
import { fixtures, withBody } from './emulated.js';
import { number, type WrongEndpoint } from './wrong-endpoint.js';

const resource = (phoneNumber: string) => ({
  ...number(phoneNumber),
  phoneNumberType: 'geographic',
  // As the service says it where it has not kept the time.
  purchaseDate: '2000-01-01T00:00:00+00:00',
  capabilities: { calling: 'none', sms: 'inbound+outbound' },
});

/** Four numbers and the one of the fixtures; the bought one comes in addition. */
const owned = ['00', '60', '61', '62', '63'].map((end) => resource(`+142555501${end}`));

/** A page of the phone numbers, as the contract has it: the numbers, and where the next page begins. */
interface Page {
  readonly skip: number;
  readonly top: number;
  readonly numbers: readonly object[];
  /** The numbers of all pages. */
  readonly all: readonly object[];
  readonly next: string | undefined;
}

/** Serves a list of several phone numbers in pages that `change` may change. */
export function paged(change: (page: Page) => Partial<Page> = () => ({})): Mutation {
  // What a run finds, buys and releases by itself is as it was last read.
  const others = new Map<string, object>();
  return (answer, { route, request, purchases }) => {
    const bought = purchases.flatMap(({ search, status }) =>
      status === 'succeeded' && search.searchId === fixtures.succeeds
        ? search.phoneNumbers.map(resource)
        : [],
    );
    const known = [...owned, ...bought];
    if (route === 'getPhoneNumber') {
      const phoneNumber = `+${lastDigits(request.url)}`;
      if (answer.status !== 200) others.delete(phoneNumber);
      else if (known.some((one) => one.phoneNumber === phoneNumber))
        return withBody(answer, resource(phoneNumber));
      else others.set(phoneNumber, JSON.parse(new TextDecoder().decode(answer.body)));
    }
    if (answer.status !== 200 || route !== 'listPhoneNumbers') return answer;
    const all = [...known, ...others.values()];
    const query = new URL(request.url).searchParams;
    const skip = Number(query.get('skip') ?? 0);
    const top = Number(query.get('top') ?? 100);
    const next =
      skip + top < all.length
        ? `/phoneNumbers?skip=${skip + top}&top=${top}&api-version=2021-03-07`
        : undefined;
    const page = { skip, top, numbers: all.slice(skip, skip + top), next, all };
    const { numbers, next: nextLink } = { ...page, ...change(page) };
    return withBody(answer, { phoneNumbers: numbers, nextLink });
  };
}

const lastDigits = (url: string) => /(\d+)\?/.exec(url)?.[1] ?? '';
const moved = (next: string | undefined, by: number) =>
  next?.replace(/skip=(\d+)/, (_, skip: string) => `skip=${Number(skip) + by}`);

/** Endpoints whose list of phone numbers is wrong when it is read in small pages only. */
export const wrongPages: readonly WrongEndpoint[] = [
  {
    scenario: 'paging',
    what: 'small pages that overlap',
    mutate: paged(({ next }) => ({ next: moved(next, -1) })),
    finding: { rule: 'paging', where: 'body#/phoneNumbers', expected: 'numbers that were on no page before' },
  },
  {
    scenario: 'paging',
    what: 'small pages that lose a number between them',
    mutate: paged(({ next }) => ({ next: moved(next, 1) })),
    finding: {
      rule: 'paging',
      where: 'body#/nextLink',
      expected: 'all 6 numbers of the list, over pages of 2',
    },
  },
  {
    scenario: 'paging',
    what: 'a small page that does not name the next one',
    mutate: paged(() => ({ next: undefined })),
    finding: {
      rule: 'paging',
      where: 'body#/nextLink',
      expected: 'all 6 numbers of the list, over pages of 2',
    },
  },
  {
    scenario: 'paging',
    what: 'a nextLink without the api-version that the endpoint needs',
    mutate: paged(({ next }) => ({ next: next?.replace(/&api-version=.*/, '') })),
    finding: { rule: 'paging', where: 'status', expected: '200, since nextLink led here' },
  },
  {
    scenario: 'paging',
    what: 'a list that leaves out more than skip says',
    mutate: paged(({ skip, top, all }) => ({ numbers: all.slice(skip * 2, skip * 2 + top) })),
    finding: {
      rule: 'paging',
      where: 'body#/phoneNumbers',
      expected: '5 phone numbers after skip=1, as skip says',
    },
  },
];
