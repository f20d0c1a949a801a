import { describe, expect, it } from 'vitest';
import { createPhoneNumbersClient, type Fetch } from '../../src/index.js';
import { createTestClock } from '../../src/testing.js';
import { acceptedHeaders, json, operation, operationId, searchId, serve } from '../server.js';
import { createClientOf, type SentRequest } from './fake-service.js';
import { foreignFetch, nodeFetch } from './foreign-fetch.js';
import { route } from './public-function.js';

const fetches: Readonly<Record<string, Fetch>> = {
  'the platform itself': fetch,
  'a wrapper of (url, init)': (url, init) => fetch(url, init),
  'a wrapper that converts the URL': (url, init) => fetch(String(url), init),
  'a wrapper that parses the URL': (url, init) => fetch(new URL(url), init),
  'a wrapper that makes a Request': (url, init) => fetch(new Request(url, init)),
  'a wrapper that adds an option': (url, init) => fetch(url, { ...init, keepalive: false }),
  'a wrapper that clones the response': async (url, init) => (await fetch(url, init)).clone(),
  async 'a wrapper that reads the response and makes a new one'(url, init) {
    const { status, headers, ...response } = await fetch(url, init).then(async (received) => ({
      status: received.status,
      headers: received.headers,
      body: await received.arrayBuffer(),
    }));
    return new Response(response.body.byteLength > 0 ? response.body : null, { status, headers });
  },
  'an implementation with classes of its own, such as npm undici': foreignFetch,
  'an implementation with streams of Node, such as node-fetch': nodeFetch,
};
const implementations = Object.entries(fetches);

const accepted = { status: 202, headers: acceptedHeaders };
const succeeded = json(200, { ...operation, status: 'succeeded' });
const searchResult = { searchId, phoneNumbers: ['+14255550123'] };
const denied = { code: 'Denied', message: 'Denied by the resource provider.' };

describe('the option fetch', () => {
  it.each(implementations)(
    'purchases, polls and reads what was bought with %s',
    async (_what, implementation) => {
      await using server = await serve(
        { status: 404 },
        accepted,
        json(200, operation),
        succeeded,
        json(200, searchResult),
      );
      const client = createPhoneNumbersClient({
        endpoint: server.url,
        fetch: implementation,
        clock: createTestClock(),
      });
      const purchase = await client.purchase({ searchId });
      expect(purchase).toMatchObject({ created: true, unexpectedHeaders: [] });
      await expect(purchase.result()).resolves.toEqual(searchResult);
      expect(server.received.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET', 'GET', 'GET']);
      expect(server.received[1]).toMatchObject({
        body: JSON.stringify({ searchId }),
        headers: { 'content-type': 'application/json' },
      });
    },
  );

  it.each(implementations)('reads the error of a refused purchase with %s', async (_what, implementation) => {
    await using server = await serve({ status: 404 }, json(403, { error: denied }, { 'MS-CV': 'abc.0' }));
    const client = createPhoneNumbersClient({
      endpoint: server.url,
      fetch: implementation,
      clock: createTestClock(),
    });
    await expect(client.purchase({ searchId })).rejects.toMatchObject({
      code: 'request-refused',
      outcome: 'rejected',
      status: 403,
      communicationError: denied,
      correlationVector: 'abc.0',
    });
  });

  it.each(implementations.filter(([what]) => !what.includes('makes a new one')))(
    'does not wait for the end of the body of a 202 with %s',
    async (_what, implementation) => {
      await using server = await serve({ status: 404 }, { ...accepted, body: 'begun', end: false });
      const client = createPhoneNumbersClient({ endpoint: server.url, fetch: implementation });
      await expect(client.purchase({ searchId })).resolves.toMatchObject({ created: true });
    },
  );

  it.each(implementations)('serves the typed routes with %s', async (_what, implementation) => {
    await using server = await serve(json(200, operation), json(404, { error: denied }), { status: 204 });
    const client = createPhoneNumbersClient({ endpoint: server.url, fetch: implementation });
    const params = { path: { operationId } };
    expect(await client.GET(route, { params })).toMatchObject({ data: operation, response: { status: 200 } });
    expect(await client.GET(route, { params })).toMatchObject({ error: { error: denied } });
    expect(await client.DELETE(route, { params })).toMatchObject({ response: { status: 204, ok: true } });
  });

  it.each(implementations)(
    'returns the URL of the response of a typed route with %s',
    async (what, implementation) => {
      await using server = await serve(json(200, operation));
      const client = createPhoneNumbersClient({ endpoint: server.url, fetch: implementation });
      const { response } = await client.GET(route, { params: { path: { operationId } } });
      const isKnown = !/makes a new one|streams of Node/.test(what);
      expect(response.url).toBe(
        isKnown ? `${server.url}/phoneNumbers/operations/${operationId}?api-version=2021-03-07` : '',
      );
    },
  );

  it('calls the option fetch like the platform with a URL, cache no-store and redirect manual', async () => {
    const { client, service } = createClientOf({}, { headers: { 'x-a': 'b' } });
    const purchase = await client.purchase({ searchId });
    await purchase.result();
    await purchase.cancel();
    await client.GET(route, { params: { path: { operationId } } });
    expect(service.requests.map(({ method }) => method)).toEqual([
      'GET',
      'POST',
      'GET',
      'GET',
      'DELETE',
      'GET',
    ]);
    for (const { url, init } of service.requests) {
      expect(typeof url).toBe('string');
      expect(init).toMatchObject({ cache: 'no-store', redirect: 'manual', headers: { 'x-a': 'b' } });
      expect(Object.getPrototypeOf(init.headers)).toBe(Object.prototype);
      expect(init.signal).toBeInstanceOf(AbortSignal);
      expect(() => new Request(url, init)).not.toThrow();
    }
    const bodies = ({ init: { body } }: SentRequest) => body;
    expect(service.requests.filter(bodies).map(bodies)).toEqual([JSON.stringify({ searchId })]);
  });

  it('calls the fetch of the platform as it is when a request is sent, so that it can be mocked', async () => {
    const original = globalThis.fetch;
    const client = createPhoneNumbersClient({ endpoint: 'https://resourcename.communication.azure.com' });
    const calls: unknown[] = [];
    try {
      globalThis.fetch = async (...call) => {
        calls.push(call[0]);
        return Response.json(operation);
      };
      await client.GET(route, { params: { path: { operationId } } });
    } finally {
      globalThis.fetch = original;
    }
    expect(calls).toEqual([expect.stringMatching(/^https:\/\/resourcename\./)]);
  });
});
