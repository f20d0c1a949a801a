import {
  CommunicationRequestError,
  CredentialError,
  createPhoneNumbersClient,
} from '@acs-contracts/phone-numbers-client';
import { createTestClock } from '@acs-contracts/phone-numbers-client/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchFromMock, type MockServer, PrismProblemError, startMockServer } from '../../src/index.js';
import { memberOf, membersOf } from '../../src/rules/members.js';
import { namedExamples, operationId, phoneNumber, searchId } from '../sample.js';

let mock: MockServer;
beforeAll(async () => {
  mock = await startMockServer();
});
afterAll(() => mock.close());

/** The built client, against the mock; `prefer` picks the answer. */
function clientOf(mockUrl: string, prefer?: string) {
  return createPhoneNumbersClient({
    endpoint: mockUrl,
    headers: { Authorization: 'Bearer a.b.c', ...(prefer !== undefined && { Prefer: prefer }) },
    fetch: fetchFromMock,
    clock: createTestClock(),
  });
}

const route = '/phoneNumbers/operations/{operationId}';
const params = { path: { operationId } };
type Client = ReturnType<typeof clientOf>;
interface Result {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}
/** Every route that the client has typed, but for what it has methods for. */
const calls: Readonly<Record<string, (client: Client) => Promise<Result>>> = {
  [`GET ${route}`]: (client) => client.GET(route, { params }),
  [`DELETE ${route}`]: (client) => client.DELETE(route, { params }),
  'GET /availablePhoneNumbers/searchResults/{searchId}': (client) =>
    client.GET('/availablePhoneNumbers/searchResults/{searchId}', { params: { path: { searchId } } }),
  'GET /phoneNumbers': (client) => client.GET('/phoneNumbers'),
  'GET /phoneNumbers/{phoneNumber}': (client) =>
    client.GET('/phoneNumbers/{phoneNumber}', { params: { path: { phoneNumber } } }),
  'DELETE /phoneNumbers/{phoneNumber}': (client) =>
    client.DELETE('/phoneNumbers/{phoneNumber}', { params: { path: { phoneNumber } } }),
};
function call({ method, path }: { method: string; path: string }, client: Client) {
  const send = calls[`${method} ${path}`];
  if (send === undefined) throw new Error(`expected a call for ${method} ${path}, found none`);
  return send(client);
}
/** `default` has no number of its own: 405 is a status that no operation declares. */
const statusOf = (status: string) => (status === 'default' ? 405 : Number(status));
const examples = namedExamples().map((example) => ({ ...example, status: statusOf(example.status) }));
const preferring = ({ status, name }: { status: number; name: string }) => `code=${status}, example=${name}`;

/** Without the read before it: the mock has every operation, whatever was purchased. */
const toPurchase = { searchId, existing: 'ignore' } as const;

describe('a purchase', () => {
  it("is accepted with the three headers of the page's sample response", async () => {
    expect(await clientOf(mock.url).purchase(toPurchase)).toMatchObject({
      operationId: 'purchase_378ddf60-81be-452a-ba4f-613198ea6c28',
      searchId: '378ddf60-81be-452a-ba4f-613198ea6c28',
      unexpectedHeaders: [],
    });
  });

  it.each(['/', '//', '//availablePhoneNumbers/:purchase?api-version=2021-03-07'])(
    'is accepted at an endpoint that ends with %s',
    async (suffix) => {
      await expect(clientOf(mock.url + suffix).purchase(toPurchase)).resolves.toMatchObject({
        operationId,
      });
    },
  );

  const refusals = examples.filter(({ path }) => path === '/availablePhoneNumbers/:purchase');
  it.each(refusals.filter(({ method }) => method === 'POST'))(
    'that gets $status $name rejects with exactly that error',
    async (example) => {
      await expectError(example, (client) => client.purchase(toPurchase));
    },
  );

  it('without a credential is refused with 401 by the mock', async () => {
    const client = createPhoneNumbersClient({ endpoint: mock.url, fetch: fetchFromMock });
    await expect(client.purchase(toPurchase)).rejects.toMatchObject({
      code: 'credential-rejected',
      status: 401,
    });
  });

  it('that the mock has an operation of is found instead of sent again', async () => {
    expect(await clientOf(mock.url).purchase({ searchId })).toMatchObject({ operationId, created: false });
  });
});

describe('a search', () => {
  it.each(examples.filter(({ path, status }) => path.endsWith('/:search') && status >= 400))(
    'that gets $status $name rejects with exactly that error',
    async (example) => {
      await expectError(example, (client) =>
        client.search({
          countryCode: 'US',
          phoneNumberType: 'tollFree',
          assignmentType: 'application',
          capabilities: { calling: 'inbound', sms: 'none' },
        }),
      );
    },
  );
});

describe('an update', () => {
  it.each(examples.filter(({ method, status }) => method === 'PATCH' && status >= 400))(
    'that gets $status $name rejects with exactly that error',
    async (example) => {
      await expectError(example, (client) => client.updateCapabilities({ phoneNumber, calling: 'inbound' }));
    },
  );
});

/** Expects a call to reject with the error of an example, which the mock sends. */
async function expectError(
  example: (typeof examples)[number],
  send: (client: Client) => Promise<unknown>,
): Promise<void> {
  const error: unknown = await send(clientOf(mock.url, preferring(example))).catch(
    (reason: unknown) => reason,
  );
  if (!CommunicationRequestError.isInstance(error) && !CredentialError.isInstance(error))
    throw new Error(`expected a typed error, got ${String(error)}`);
  expect(error.status).toBe(example.status);
  // The contract names innererror; the innerError that the versioning layer adds is not part of the typed error.
  const sent = memberOf(example.value, 'error');
  expect(memberOf(sent, 'innerError') ?? null).toBeNull();
  const named = membersOf(sent).filter(([name]) => name !== 'innerError');
  expect(error.communicationError).toEqual(Object.fromEntries(named));
}

describe('a read', () => {
  it('of an api-version that cannot exist is refused with 400 by the mock', async () => {
    const query = { 'api-version': 'latest' };
    const { response } = await clientOf(mock.url).GET(route, { params: { ...params, query } });
    expect(response.status).toBe(400);
  });

  const results = examples.filter(({ method, status }) => method === 'GET' && status === 200);
  it.each(results)('of $path arrives as $name', async (example) => {
    const { data, error, response } = await call(example, clientOf(mock.url, preferring(example)));
    expect(response.status).toBe(200);
    expect(data).toEqual(example.value);
    expect(error).toBeUndefined();
  });

  const refusals = examples.filter(({ method, status }) => /^(GET|DELETE)$/.test(method) && status >= 400);
  it.each(refusals)('that gets $status $name on $method $path gives exactly that error', async (example) => {
    const { data, error, response } = await call(example, clientOf(mock.url, preferring(example)));
    expect(response.status).toBe(example.status);
    expect(error).toEqual(example.value);
    expect(data).toBeUndefined();
  });
});

it('an operation is cancelled with 204', async () => {
  const { response } = await clientOf(mock.url).DELETE(route, { params });
  expect(response.status).toBe(204);
});

describe('every named example', () => {
  it('is tested here, the ones that the contract must have among them', () => {
    const names = new Set(examples.map(({ status, name }) => `${status} ${name}`));
    expect([...names]).toEqual(
      expect.arrayContaining([
        '404 unknownSearchId',
        '400 invalidBody',
        '400 internalError',
        '400 severalDetails',
        '400 nestedThreeDeep',
        '401 denied',
        '403 insufficientPermissions',
        '429 tooManyRequests',
        '500 internalServerError',
        '503 serviceUnavailable',
        '200 notStarted',
        '200 running',
        '200 succeeded',
        '200 failed',
        '200 found',
        '200 tollFree',
        '200 lastPage',
        '404 unknownPhoneNumber',
      ]),
    );
  });

  it('with 429 comes with a Retry-After', async () => {
    const { response } = await clientOf(mock.url, 'code=429, example=tooManyRequests').GET(route, { params });
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('2');
  });
});

describe("an answer that is Prism's own", () => {
  it('fails loudly when the route does not exist', async () => {
    const request = new Request(`${mock.url}/nowhere`, { headers: { Authorization: 'Bearer a.b.c' } });
    await expect(fetchFromMock(request)).rejects.toThrow(PrismProblemError);
  });

  it('fails loudly when the method does not exist', async () => {
    const url = `${mock.url}/availablePhoneNumbers/:purchase?api-version=2021-03-07`;
    await expect(fetchFromMock(new Request(url))).rejects.toThrow(/got Prism's own 405/);
  });

  it('fails loudly when the preference is not understood', async () => {
    await expect(clientOf(mock.url, 'code=default').purchase(toPurchase)).rejects.toMatchObject({
      code: 'connection-failed',
      cause: { name: 'PrismProblemError' },
    });
  });
});
