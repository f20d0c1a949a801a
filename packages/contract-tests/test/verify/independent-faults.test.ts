import {
  type Answer,
  createEmulator,
  fixtures,
  type Mutation,
  type Route,
  violations,
} from '@acs-contracts/phone-numbers-emulator';
import { describe, expect, it } from 'vitest';
import { type ReportedFinding, verify } from '../../src/index.js';
import { exchangeWith, verifyEmulated, withBody, withHeader, withMembers } from './emulated.js';

const without = (answer: Answer, header: string): Answer => ({
  ...answer,
  headers: answer.headers.filter(([name]) => name.toLowerCase() !== header),
});

/** Changes the answers of one route that have one status. */
const change =
  (route: Route, status: number, edit: (answer: Answer) => Answer): Mutation =>
  (answer, context) =>
    context.route === route && answer.status === status ? edit(answer) : answer;

const violation = (id: string): Mutation => {
  const found = violations.find((one) => one.id === id);
  if (found === undefined) throw new Error(`expected a violation ${id}`);
  return found.mutate;
};

/** The answer as it would be with a status, and without a body that was for another one. */
const as = (status: number) => (answer: Answer) => ({ ...answer, status });

async function findingsOf(mutations: readonly Mutation[]): Promise<readonly ReportedFinding[]> {
  const { report } = await verifyEmulated(async (answer, context) => {
    let changed = answer;
    for (const mutate of mutations) changed = await mutate(changed, context);
    return changed;
  });
  return report.findings.filter(({ severity }) => severity === 'error');
}

const acceptSearches = change('search', 401, () => ({
  status: 202,
  headers: [['Operation-Location', '/phoneNumbers/operations/search_1?api-version=2021-03-07']],
  body: new Uint8Array(),
}));

describe('two faults that have nothing to do with each other are two findings:', () => {
  it.each<[what: string, mutations: readonly Mutation[]]>([
    [
      'two headers that are missing on one answer',
      [
        change('search', 202, (answer) => without(answer, 'location')),
        change('search', 202, (answer) => without(answer, 'search-id')),
      ],
    ],
    [
      'two properties that are missing in one body',
      [
        change('getSearchResult', 200, (answer) => withMembers(answer, { cost: undefined })),
        change('getSearchResult', 200, (answer) => withMembers(answer, { searchExpiresBy: undefined })),
      ],
    ],
    [
      'a 206 for the list and a 203 for a phone number',
      [change('listPhoneNumbers', 200, as(206)), change('getPhoneNumber', 200, as(203))],
    ],
    [
      'a list that shared caches may keep, and that anybody may read',
      [
        change('listPhoneNumbers', 401, (answer) => withBody(as(200)(answer), { phoneNumbers: [] })),
        (answer, { route }) =>
          route === 'listPhoneNumbers' ? withHeader(answer, 'Cache-Control', 'public, max-age=300') : answer,
      ],
    ],
    [
      'a purchase that is throttled and made, and another one that fails and delivers',
      [violation('K02'), violation('F09')],
    ],
  ])('%s', async (_what, mutations) => {
    expect(await findingsOf(mutations)).toHaveLength(2);
  });
});

describe('one fault is one finding:', () => {
  it.each<[what: string, mutate: Mutation]>([
    ['every 401 is a redirect', (answer) => (answer.status === 401 ? as(302)(answer) : answer)],
    [
      'an update is answered with the id of another one',
      change('updateCapabilities', 202, (answer) =>
        withHeader(answer, 'capabilities-id', '00000000-0000-4000-8000-000000000001'),
      ),
    ],
    [
      'what was found is said to be of another type',
      change('getSearchResult', 200, (answer) => withMembers(answer, { phoneNumberType: 'geographic' })),
    ],
    [
      'operations are made in a year',
      change('getOperation', 200, (answer) =>
        withMembers(answer, { createdDateTime: new Date(Date.now() + 365 * 86_400_000).toISOString() }),
      ),
    ],
    [
      'a phone number was bought just now, whenever it is read',
      change('getPhoneNumber', 200, (answer) => withMembers(answer, { purchaseDate: nextTime() })),
    ],
    ['anybody may search', acceptSearches],
    [
      'what a search of the run holds can be read as owned',
      (answer, { route, request, search, purchases }) => {
        const isBought = purchases.some((one) => one.search === search);
        if (route !== 'getPhoneNumber' || answer.status !== 404 || search === undefined || isBought)
          return answer;
        return withBody(as(200)(answer), owned(decodeURIComponent(new URL(request.url).pathname).slice(14)));
      },
    ],
    [
      'the result of a search is empty once that was purchased',
      (answer, { route, search, purchases }) =>
        route === 'getSearchResult' && purchases.some((one) => one.search === search)
          ? withMembers(answer, { phoneNumbers: [] })
          : answer,
    ],
    [
      'phone numbers are sent in UTF-16',
      change('getPhoneNumber', 200, (answer) => {
        const text = Buffer.from(new TextDecoder().decode(answer.body), 'utf16le');
        return withHeader({ ...answer, body: text }, 'Content-Type', 'application/json; charset=utf-16');
      }),
    ],
  ])('%s', async (_what, mutate) => {
    expect(await findingsOf([mutate])).toHaveLength(1);
  });

  it.each<[what: string, mutate: Mutation]>([
    [
      'an ETag without quotes, another one for each number',
      (answer, { route, request }) =>
        route === 'getPhoneNumber' && answer.status === 200
          ? withHeader(answer, 'ETag', `a${request.url.length}b`)
          : answer,
    ],
    [
      'an Allow that has the method which is refused',
      (answer, { request }) =>
        answer.status === 405 ? withHeader(answer, 'Allow', `GET, ${request.method}`) : answer,
    ],
  ])('%s', async (_what, mutate) => {
    const { report } = await verifyEmulated(mutate);
    expect(report.findings.map(({ severity }) => severity)).toEqual(['deviation']);
  });
});

const owned = (phoneNumber: string) => ({
  id: phoneNumber.slice(1),
  phoneNumber,
  countryCode: 'US',
  phoneNumberType: 'tollFree',
  assignmentType: 'application',
  capabilities: { calling: 'inbound', sms: 'none' },
  purchaseDate: '2020-01-01T00:00:00Z',
  cost: { amount: 2, currencyCode: 'USD', billingFrequency: 'monthly' },
});

let time = Date.now();
/** A time 30 ms after the one before. */
function nextTime(): string {
  time += 30;
  return new Date(time - 3_600_000).toISOString();
}

describe('a fault that came up in several operations', () => {
  it('names each of them', async () => {
    const [finding, ...others] = await findingsOf([
      change('releasePhoneNumber', 202, as(200)),
      change('updateCapabilities', 202, as(200)),
    ]);
    expect(others).toEqual([]);
    expect(finding?.rule).toBe('documented-status');
    expect(finding?.operations).toEqual([
      { operation: 'PATCH /phoneNumbers/*/capabilities', actual: '200' },
      { operation: 'DELETE /phoneNumbers/*', actual: '200' },
    ]);
  });

  it('leads with the purchase if that is what it lets through', async () => {
    const accepted: Mutation = (answer, { request }) =>
      answer.status === 400 && !request.url.includes('api-version')
        ? withBody(as(request.method === 'GET' ? 200 : 202)(answer), { phoneNumbers: [] })
        : answer;
    const findings = await findingsOf([accepted]);
    const [finding] = findings.filter(({ rule }) => rule === 'refusal');
    expect(finding?.request).toContain('/availablePhoneNumbers/:purchase');
  });
});

it('an emulator that has been verified before has no findings when it is verified again', async () => {
  const emulator = createEmulator();
  for (const _run of ['first', 'second']) {
    const report = await verify({
      endpoint: 'http://emulator.localhost',
      fixtures,
      allowPurchase: true,
      transport: (request) => exchangeWith(emulator, request),
      sleep: async () => {},
    });
    expect(report.findings).toEqual([]);
    expect(report.summary.skipped).toBe(0);
  }
});

describe('a scenario that cannot go on', () => {
  it('says that it did not run to its end', async () => {
    const { report } = await verifyEmulated(change('purchase', 202, as(404)));
    const skipped = report.scenarios.filter((scenario) => scenario.skipped !== undefined);
    expect(skipped.map(({ name, skipped: why }) => `${name}: ${why}`)).toEqual([
      'cancel: its purchase was answered with 404',
      'succeeds: its purchase was answered with 404',
      'life: its purchase was answered with 404',
    ]);
    expect(report.summary.skipped).toBe(3);
  });

  it('goes on after a purchase that was accepted by another status, and releases what it has bought', async () => {
    const { report, requests } = await verifyEmulated(change('purchase', 202, as(200)));
    expect(report.summary.skipped).toBe(0);
    expect(report.purchases.map(({ state }) => state)).toContain('released');
    expect(requests.filter(({ method }) => method === 'PATCH').length).toBeGreaterThan(5);
  });

  it('says that an operation which goes back and forth was not seen to end', async () => {
    const { report } = await verifyEmulated((answer, { route, operation }) =>
      route === 'getOperation' && operation?.kind === 'purchase' && operation.terminalReads % 2 === 0
        ? withMembers(answer, answer.status === 200 ? { status: 'running' } : {})
        : answer,
    );
    const { skipped } = report.scenarios.find(({ name }) => name === 'succeeds') ?? {};
    expect(skipped).toBe('its purchase was not seen to end');
  });
});
