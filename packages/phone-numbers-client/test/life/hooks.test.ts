import { describe, expect, it } from 'vitest';
import type { RequestEvent, ResponseEvent } from '../../src/index.js';
import { accepted, createClientOf, errorOf, notFound } from '../first-contact/fake-service.js';
import { key, route } from '../first-contact/public-function.js';
import { operationId, searchId } from '../server.js';

const guid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Hooks that keep what they are told. */
function keeping() {
  const requests: RequestEvent[] = [];
  const responses: ResponseEvent[] = [];
  const onRequest = (request: RequestEvent) => void requests.push(request);
  const onResponse = (response: ResponseEvent) => void responses.push(response);
  return { requests, responses, hooks: { onRequest, onResponse } };
}

describe('the hooks', () => {
  it('are told of each request and of its response, attempt by attempt', async () => {
    const { hooks, requests, responses } = keeping();
    const { client } = createClientOf(
      {
        before: [{ status: 503 }, notFound],
        post: [{ ...accepted, headers: { ...accepted.headers, 'MS-CV': 'abc.0' } }],
      },
      hooks,
    );
    await client.purchase({ searchId });
    const operationPath = `/phoneNumbers/operations/${operationId}`;
    expect(requests).toMatchObject([
      { method: 'GET', path: operationPath, attempt: 1 },
      { method: 'GET', path: operationPath, attempt: 2 },
      { method: 'POST', path: '/availablePhoneNumbers/:purchase', attempt: 1 },
    ]);
    expect(responses).toMatchObject([
      { status: 503, attempt: 1, durationMs: 0, correlationVector: undefined },
      { status: 404, attempt: 2 },
      { status: 202, method: 'POST', path: '/availablePhoneNumbers/:purchase', correlationVector: 'abc.0' },
    ]);
  });

  it('are told of a request that got no response, and how long it took', async () => {
    const { hooks, responses } = keeping();
    const { client, clock } = createClientOf(
      {
        before: [
          async () => {
            clock.advance(70);
            throw new Error('reset');
          },
        ],
      },
      hooks,
    );
    await errorOf(() => client.purchase({ searchId }));
    expect(responses[0]).toMatchObject({ status: undefined, durationMs: 70, attempt: 1 });
  });

  it('are not told a secret that the caller has put into the id of a request', async () => {
    const { hooks, requests, responses } = keeping();
    const { client } = createClientOf({}, { ...hooks, credential: { key } });
    const headers = { 'x-ms-client-request-id': key };
    await client.GET('/phoneNumbers', { params: { query: {} }, headers });
    const told = [...requests, ...responses].map(({ clientRequestId }) => clientRequestId);
    expect(told.length).toBeGreaterThan(1);
    expect(told.join()).not.toContain(key);
  });

  it('are told of requests through the typed routes', async () => {
    const { hooks, requests, responses } = keeping();
    const { client } = createClientOf({}, hooks);
    await client.GET(route, { params: { path: { operationId } } });
    expect(requests).toMatchObject([{ method: 'GET', attempt: 1 }]);
    expect(responses).toMatchObject([{ status: 404 }]);
  });

  it('are told the id of the request, which is another one for each attempt', async () => {
    const { hooks, requests } = keeping();
    const { client, service } = createClientOf({ before: [{ status: 503 }, notFound] }, hooks);
    await client.purchase({ searchId });
    const sent = service.requests.map(({ init }) => init.headers['x-ms-client-request-id']);
    expect(requests.map(({ clientRequestId }) => clientRequestId)).toEqual(sent);
    for (const id of sent) expect(id).toMatch(guid);
    expect(new Set(sent).size).toBe(3);
  });

  it.each([
    [
      'throw',
      () => {
        throw new Error('no');
      },
    ],
    ['reject', () => Promise.reject(new Error('no'))],
    [
      'change what they are told',
      (event: object) => Object.assign(event, { method: 'PUT', path: '/', status: 500 }),
    ],
  ])('change nothing if they %s', async (_what, hook) => {
    const { client, service } = createClientOf({}, { onRequest: hook, onResponse: hook });
    expect(await client.purchase({ searchId })).toMatchObject({ created: true });
    expect(service.requests.map(({ method }) => method)).toEqual(['GET', 'POST']);
  });

  it('are not told a secret that is in a path or a header of a response', async () => {
    const { hooks, requests, responses } = keeping();
    const connectionString = `endpoint=https://resourcename.communication.azure.com;accesskey=${key}`;
    const { client } = createClientOf(
      { number: [{ status: 404, headers: { 'MS-CV': key } }] },
      { connectionString, ...hooks },
    );
    await client.GET('/phoneNumbers/{phoneNumber}', { params: { path: { phoneNumber: key } } });
    const told = JSON.stringify([requests, responses]);
    expect(told).not.toContain(key);
    expect(told).not.toContain(encodeURIComponent(key));
    expect(responses[0]?.correlationVector).toMatch(/^\*\*\*/);
  });
});

describe('the headers of every request', () => {
  it('name the package as the user agent, where it is not a browser', async () => {
    const { client, service } = createClientOf();
    await client.purchase({ searchId });
    for (const { init } of service.requests)
      expect(init.headers['user-agent']).toBe('acs-contracts-phone-numbers-client');
  });

  it('have no user agent in a browser', async () => {
    const before = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
    Object.defineProperty(globalThis, 'navigator', {
      value: { userAgent: 'Mozilla/5.0' },
      configurable: true,
    });
    try {
      const { client, service } = createClientOf();
      await client.purchase({ searchId });
      for (const { init } of service.requests) expect(init.headers).not.toHaveProperty('user-agent');
    } finally {
      if (before) Object.defineProperty(globalThis, 'navigator', before);
      else Reflect.deleteProperty(globalThis, 'navigator');
    }
  });

  it('are those of the option headers where both have one', async () => {
    const headers = { 'User-Agent': 'mine', 'x-ms-client-request-id': 'one' };
    const { client, service } = createClientOf({}, { headers });
    await client.purchase({ searchId });
    for (const { init } of service.requests)
      expect(init.headers).toMatchObject({ 'user-agent': 'mine', 'x-ms-client-request-id': 'one' });
  });
});
