import { type Answer, fixtures, type Mutation } from '@acs-contracts/phone-numbers-emulator';
import { describe, expect, it } from 'vitest';
import { errorAnswer, verifyEmulated, withBody, withHeader, withMembers } from './emulated.js';
import { operation } from './wrong-endpoint.js';
import { paged } from './wrong-pages.js';

/** Ways to conform that differ from the emulator's, each made anew for a run: some count what they have answered. */
const variations: readonly { readonly what: string; readonly make: () => Mutation }[] = [
  {
    what: "an Operation-Location without api-version, as the page's sample has it",
    make:
      () =>
      (answer, { route }) =>
        route === 'purchase' && answer.status === 202
          ? mapHeader(answer, 'Operation-Location', (value) => value.replace(/\?.*/, ''))
          : answer,
  },
  {
    what: 'an absolute Operation-Location, and a Location that is not there yet',
    make:
      () =>
      (answer, { route }) => {
        if (route !== 'purchase' || answer.status !== 202) return answer;
        const absolute = mapHeader(
          answer,
          'Operation-Location',
          (value) => `http://emulator.localhost${value}`,
        );
        return withHeader(absolute, 'Location', '/phoneNumbers/+14255550123?api-version=2021-03-07');
      },
  },
  {
    what: 'reads that are throttled and unavailable now and then',
    make: () => {
      let reads = 0;
      return (answer, { route }) => {
        if (route !== 'getOperation') return answer;
        reads += 1;
        if (reads % 3 === 1) return withHeader(errorAnswer(429), 'Retry-After', '1');
        return reads % 3 === 2 ? errorAnswer(503) : answer;
      };
    },
  },
  {
    what: 'Retry-After as a date',
    make:
      () =>
      (answer, { now }) =>
        withHeader(answer, 'Retry-After', new Date(now.getTime() + 3000).toUTCString()),
  },
  {
    what: 'a number that comes a moment after its operation has ended',
    make: () => {
      let looks = 0;
      return (answer, { route, request, purchases }) => {
        const isBought = purchases.some(({ status }) => status === 'succeeded');
        if (route !== 'getPhoneNumber' || !request.url.includes('14255550123') || !isBought) return answer;
        looks += 1;
        return looks < 3 ? errorAnswer(404) : answer;
      };
    },
  },
  {
    what: 'a purchase that fails at once',
    make:
      () =>
      (answer, { request, route }) =>
        (route === 'purchase' && textOf(request.body).includes(fixtures.fails)) ||
        (route === 'getOperation' && request.url.includes(fixtures.fails))
          ? errorAnswer(route === 'purchase' ? 400 : 404)
          : answer,
  },
  {
    what: 'an error with details that comes when the operation fails',
    make:
      () =>
      (answer, { request, route }) => {
        const id = `purchase_${fixtures.richError}`;
        if (route === 'purchase' && textOf(request.body).includes(fixtures.richError)) return accepted(id);
        return route === 'getOperation' && request.url.includes(id) ? failedOperation(id) : answer;
      },
  },
  {
    what: 'a canceled operation that is called so',
    make:
      () =>
      (answer, { route, operation }) =>
        route === 'getOperation' && operation?.searchId === fixtures.cancel && isEnded(answer)
          ? withMembers(answer, { status: 'canceled', error: undefined })
          : answer,
  },
  {
    what: 'a canceled operation that is gone',
    make:
      () =>
      (answer, { route, operation }) =>
        route === 'getOperation' && operation?.searchId === fixtures.cancel && isEnded(answer)
          ? errorAnswer(404)
          : answer,
  },
  {
    what: 'a cancellation that is refused, of an operation that goes on',
    make:
      () =>
      (answer, { route, request }) => {
        if (!request.url.includes(`purchase_${fixtures.cancel}`) || answer.status === 401) return answer;
        if (route === 'cancelOperation') return errorAnswer(409);
        return route === 'getOperation' && answer.status === 200
          ? withBody(answer, operation(fixtures.cancel, 'running'))
          : answer;
      },
  },
  {
    what: 'a 204 to the cancellation of what is not there, as the Azure REST API guidelines have it',
    make:
      () =>
      (answer, { route }) =>
        route === 'cancelOperation' && answer.status === 404
          ? { status: 204, headers: [], body: new Uint8Array() }
          : answer,
  },
  { what: 'a list of several small pages', make: () => paged() },
  {
    what: 'pages of two phone numbers at most, and an empty one at the end',
    make: () => paged(twoAtMost),
  },
  {
    what: 'nothing but the purchase and the reads of its operation',
    make:
      () =>
      (answer, { route }) =>
        route === 'purchase' || route === 'getOperation' || route === 'none'
          ? answer
          : {
              status: 404,
              headers: [['Content-Type', 'text/html']],
              body: new TextEncoder().encode('<p>404</p>'),
            },
  },
  {
    what: 'a list that is not there, in the words of an error',
    make:
      () =>
      (answer, { route }) =>
        route === 'listPhoneNumbers' ? errorAnswer(404) : answer,
  },
  {
    what: 'operations of two minutes, and answers of three seconds',
    make: () => {
      const starts = new Map<string, number>();
      return (answer, { route, operation: known, now }) => {
        if (route !== 'getOperation' || known === undefined || known.searchId === fixtures.cancel)
          return answer;
        const reads = (starts.get(known.id) ?? 0) + 1;
        starts.set(known.id, reads);
        return isEnded(answer) && reads < 60
          ? withMembers(answer, { status: now.getTime() > 0 ? 'running' : '', error: undefined })
          : answer;
      };
    },
  },
  {
    what: 'a scheme and a host in capitals in its URLs',
    make:
      () =>
      (answer, { route }) =>
        route === 'purchase' && answer.status === 202
          ? mapHeader(answer, 'Operation-Location', (value) => `HTTP://EMULATOR.localhost${value}`)
          : answer,
  },
  {
    what: 'no reads but those of operations',
    make:
      () =>
      (answer, { route }) =>
        route === 'getSearchResult' || route === 'getPhoneNumber' || route === 'listPhoneNumbers'
          ? errorAnswer(501)
          : answer,
  },
];

const twoAtMost: Parameters<typeof paged>[0] = ({ skip, top, numbers }) => {
  const page = numbers.slice(0, 2);
  const next = `/phoneNumbers?skip=${skip + page.length}&top=${top}&api-version=2021-03-07`;
  return { numbers: page, next: page.length > 0 ? next : undefined };
};

const textOf = (body: Uint8Array) => new TextDecoder().decode(body);

function mapHeader(answer: Answer, name: string, change: (value: string) => string): Answer {
  const headers = answer.headers.map(([field, value]): readonly [string, string] =>
    field.toLowerCase() === name.toLowerCase() ? [field, change(value)] : [field, value],
  );
  return { ...answer, headers };
}

function isEnded({ body }: Answer): boolean {
  return /"status":"(failed|succeeded|cancell?ed)"/.test(textOf(body));
}

function accepted(id: string): Answer {
  const headers = [
    ['Operation-Location', `/phoneNumbers/operations/${id}?api-version=2021-03-07`],
    ['operation-id', id],
    ['purchase-id', id.replace('purchase_', '')],
  ] as const;
  return { status: 202, headers, body: new Uint8Array() };
}

function failedOperation(id: string): Answer {
  const empty = { status: 200, headers: [], body: new Uint8Array() };
  const error = { code: 'OutOfStock', message: 'None left.', details: [{ code: 'A', message: 'B' }] };
  const createdDateTime = '2022-01-11T17:23:03.3507067+00:00';
  return withBody(empty, { operationType: 'purchase', status: 'failed', createdDateTime, id, error });
}

describe('nothing is found at an endpoint with', () => {
  it.each(variations)('$what', async ({ make }) => {
    const { report } = await verifyEmulated(make());
    const known = report.findings.map(({ rule, where, scenario, expected, actual }) => ({
      rule,
      where,
      scenario,
      expected,
      actual,
    }));
    expect(known).toEqual([]);
  });
});

it('waits as Retry-After asks, but never longer than five seconds', async () => {
  const { waits } = await verifyEmulated((answer) => withHeader(answer, 'Retry-After', '100'));
  expect(Math.max(...waits)).toBe(5000);
});

it('follows a list to another page with credentials, to another host never', async () => {
  const { requests } = await verifyEmulated((answer, { route, request }) => {
    if (route !== 'listPhoneNumbers' || request.url.includes('skip=')) return answer;
    return withMembers(answer, { nextLink: '/phoneNumbers?skip=1&api-version=2021-03-07' });
  });
  const pages = requests.filter(({ url }) => url.includes('skip=1'));
  expect(pages.length).toBeGreaterThan(0);
  expect(pages[0]?.headers).toContainEqual(['Authorization', expect.stringMatching(/^Bearer /)]);
  const foreign = await verifyEmulated((answer, { route }) =>
    route === 'listPhoneNumbers'
      ? withMembers(answer, { nextLink: 'https://evil.example/phoneNumbers' })
      : answer,
  );
  expect(foreign.requests.every(({ url }) => url.startsWith('http://emulator.localhost/'))).toBe(true);
});
