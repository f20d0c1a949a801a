import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AccessToken, createPhoneNumbersClient, type TokenCredential } from '../../src/index.js';
import { createTestClock } from '../../src/testing.js';
import { acceptedHeaders, json, operation, operationId, searchId, serve, servePurchase } from '../server.js';

const hour = 3_600_000;
const route = '/phoneNumbers/operations/{operationId}';
const params = { path: { operationId } };
const ok = json(200, { ...operation, status: 'succeeded' });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A credential that gives token-1, token-2 and so on, each valid for an hour. */
function tokens() {
  const getToken = vi.fn<TokenCredential['getToken']>(
    async (): Promise<AccessToken> => ({
      token: `token-${getToken.mock.calls.length}`,
      expiresOnTimestamp: Date.now() + hour,
    }),
  );
  return { getToken };
}

/** The values of `Authorization` that a server got. */
const sent = (server: Awaited<ReturnType<typeof serve>>) =>
  server.received.map(({ headers }) => headers['authorization']);

describe('a token', () => {
  it('is asked for with the scope of Communication Services, once for all requests', async () => {
    await using server = await serve(ok);
    const credential = tokens();
    const client = createPhoneNumbersClient({ endpoint: server.url, credential });
    await Promise.all([client.GET(route, { params }), client.GET(route, { params })]);
    await client.GET(route, { params });
    expect(credential.getToken.mock.calls).toEqual([['https://communication.azure.com//.default']]);
    expect(sent(server)).toEqual(Array(3).fill('Bearer token-1'));
  });

  it('is asked for again shortly before it expires', async () => {
    await using server = await serve(ok);
    const credential = tokens();
    const client = createPhoneNumbersClient({ endpoint: server.url, credential });
    await client.GET(route, { params });
    vi.setSystemTime(Date.now() + hour - 121_000);
    await client.GET(route, { params });
    vi.setSystemTime(Date.now() + 2000);
    await client.GET(route, { params });
    expect(sent(server)).toEqual(['Bearer token-1', 'Bearer token-1', 'Bearer token-2']);
  });

  it('is renewed once when the service does not accept it, a purchase included', async () => {
    await using server = await servePurchase({ status: 401 }, { status: 202, headers: acceptedHeaders });
    const client = createPhoneNumbersClient({ endpoint: server.url, credential: tokens() });
    expect(await client.purchase({ searchId })).toMatchObject({ operationId });
    expect(sent(server)).toEqual(['Bearer token-1', 'Bearer token-2']);
    expect(server.received.map(({ body }) => body)).toEqual(Array(2).fill(`{"searchId":"${searchId}"}`));
  });

  it('that is refused twice ends a purchase as rejected', async () => {
    await using server = await servePurchase({ status: 401 });
    const client = createPhoneNumbersClient({ endpoint: server.url, credential: tokens() });
    await expect(client.purchase({ searchId })).rejects.toMatchObject({
      code: 'credential-rejected',
      status: 401,
      outcome: 'rejected',
    });
    expect(server.received).toHaveLength(2);
  });

  it.each([
    ['null', async () => null, 'must resolve to { token, expiresOnTimestamp }, and resolved to null'],
    ['empty', async () => ({ token: '', expiresOnTimestamp: 0 }), 'resolved to something without a token'],
    [
      'of two lines',
      async () => ({ token: 'a\r\nb', expiresOnTimestamp: 0 }),
      'characters that do not fit into a header',
    ],
    [
      'longer than any server takes',
      async () => ({ token: 'a1'.repeat(75_000), expiresOnTimestamp: 0 }),
      'a token with more than 65536 characters',
    ],
    ['an error', () => Promise.reject(new Error('no identity')), 'no identity'],
  ])('that is %s leaves the purchase unsent, after three tries', async (_what, getToken, problem) => {
    await using server = await serve(ok);
    const clock = createTestClock();
    const client = createPhoneNumbersClient({ endpoint: server.url, credential: { getToken }, clock });
    await expect(client.purchase({ searchId })).rejects.toMatchObject({
      name: 'CredentialError',
      code: 'credential-failed',
      outcome: 'not-sent',
      cause: { message: expect.stringContaining(problem) },
    });
    expect(server.received).toEqual([]);
    expect(clock.pauses).toHaveLength(2);
  });

  it('that cannot be had for a while does not end an operation', async () => {
    await using server = await serve(ok);
    const credential = tokens();
    credential.getToken.mockRejectedValueOnce(new Error('no identity'));
    const clock = createTestClock();
    const client = createPhoneNumbersClient({ endpoint: server.url, credential, clock });
    for await (const { status } of client.resume({ searchId })) expect(status).toBe('succeeded');
    expect(clock.pauses).toHaveLength(1);
  });
});

describe('an access key', () => {
  it('is read anew for each request', async () => {
    await using server = await serve(ok);
    const credential = { key: btoa('the first key') };
    const client = createPhoneNumbersClient({ endpoint: server.url, credential });
    await client.GET(route, { params });
    await client.GET(route, { params });
    credential.key = btoa('the second key');
    await client.GET(route, { params });
    const [first, second, third] = sent(server);
    expect(first).toMatch(/^HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=/);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it('may come with the endpoint in a connection string', async () => {
    await using server = await serve(ok);
    const connectionString = `endpoint=${server.url}/;accesskey=${btoa('a key')}`;
    await createPhoneNumbersClient({ connectionString }).GET(route, { params });
    expect(sent(server)).toEqual([expect.stringMatching(/^HMAC-SHA256 /)]);
  });

  it('that is not base64 is refused when the client is created', () => {
    const create = () =>
      createPhoneNumbersClient({ endpoint: 'https://a.com', credential: { key: 'not-base64' } });
    expect(create).toThrow('credential.key must be an access key in base64');
  });
});
