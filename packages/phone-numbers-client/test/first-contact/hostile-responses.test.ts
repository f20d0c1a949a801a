import { expect, it } from 'vitest';
import { createPhoneNumbersClient, type FetchResponse } from '../../src/index.js';
import { createTestClock } from '../../src/testing.js';
import { searchId } from '../server.js';

const fail = (): never => {
  throw new Error('a bug of a wrapper');
};

/** Responses to a purchase whose properties throw, or are of another type. */
const responses: Readonly<Record<string, (status: number) => FetchResponse>> = {
  'every header throws': (status) => ({ status, body: null, headers: { get: fail } }),
  'the body throws': (status) => ({
    status,
    headers: new Headers(),
    get body() {
      return fail();
    },
  }),
  'a header is a number': (status) => ({
    status,
    body: null,
    headers: { get: (name) => (name === 'content-length' ? null : JSON.parse('5')) },
  }),
};

it.each(
  Object.entries(responses).flatMap(([what, respond]) =>
    [202, 400, 404, 200, 500].map((status) => ({ what, respond, status })),
  ),
)('sends a purchase once that is answered with $status if $what', async ({ respond, status }) => {
  let posts = 0;
  const client = createPhoneNumbersClient({
    endpoint: 'https://resourcename.communication.azure.com',
    clock: createTestClock(),
    fetch: async (_url, { method }) => {
      if (method !== 'POST') return new Response(null, { status: 404 });
      posts++;
      return respond(status);
    },
  });
  const result: unknown = await client.purchase({ searchId }).catch((error: unknown) => error);
  expect(posts).toBe(1);
  const outcome = status === 202 ? undefined : status < 500 && status >= 400 ? 'rejected' : 'unknown';
  expect(Reflect.get(Object.assign({}, result), 'outcome')).toBe(outcome);
});

it('does not send a purchase again that this client has sent, whatever the claims say', async () => {
  let posts = 0;
  const claim = { markSent: async () => {}, release: async () => {} };
  const client = createPhoneNumbersClient({
    endpoint: 'https://resourcename.communication.azure.com',
    clock: createTestClock(),
    claims: {
      acquire: async () =>
        posts === 0 ? { state: 'granted', claim } : { state: 'sent', sentAt: new Date(0), claim },
    },
    resendAfterMs: 1000,
    fetch: async (_url, { method }) => {
      if (method === 'POST') posts++;
      return new Response(null, { status: method === 'POST' ? 202 : 404 });
    },
  });
  await client.purchase({ searchId });
  await expect(client.purchase({ searchId })).rejects.toMatchObject({ outcome: 'unknown' });
  expect(posts).toBe(1);
});

it('resumes a purchase that this client has sent without taking an earlier failure for it', async () => {
  const clock = createTestClock();
  let sentAt: number | undefined;
  const operation = (status: string) =>
    Response.json({
      operationType: 'purchase',
      id: `purchase_${searchId}`,
      status,
      createdDateTime: '2022-01-11T17:23:03Z',
    });
  const client = createPhoneNumbersClient({
    endpoint: 'https://resourcename.communication.azure.com',
    clock,
    fetch: async (url, { method }) => {
      if (method === 'POST') {
        sentAt = clock.now();
        throw new Error('socket hang up');
      }
      if (url.includes('/searchResults/')) return Response.json({ searchId, phoneNumbers: ['+14255550123'] });
      if (!url.includes('/operations/'))
        return new Response(null, { status: 404, headers: { 'MS-CV': 'a.0' } });
      return operation(sentAt === undefined || clock.now() - sentAt < 20_000 ? 'failed' : 'succeeded');
    },
  });
  await expect(client.purchase({ searchId, timeoutMs: 15_000 })).rejects.toMatchObject({
    outcome: 'unknown',
  });
  expect(await client.resume({ searchId }).result()).toMatchObject({ phoneNumbers: ['+14255550123'] });
});
