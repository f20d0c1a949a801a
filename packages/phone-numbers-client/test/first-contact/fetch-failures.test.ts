import { describe, expect, it, vi } from 'vitest';
import { PhoneNumbersError } from '../../src/index.js';
import { acceptedHeaders, operation, operationId, searchId } from '../server.js';
import {
  accepted,
  createClientOf,
  errorOf,
  notFound,
  type Reply,
  reading,
  responseOf,
} from './fake-service.js';
import { route } from './public-function.js';

async function consumed(response: Response) {
  await response.text();
  return response;
}
const operationText = JSON.stringify({ ...operation, status: 'running' });
const bytes = new TextEncoder().encode(operationText);
const withBody = (body: unknown) => async () => ({ status: 200, headers: new Headers(), body });

/** What a fetch must not do, to any request. */
const wrong: Readonly<Record<string, Reply>> = {
  'returns undefined': async () => undefined,
  'returns undefined, and no promise': () => undefined,
  'returns null': async () => null,
  'returns a string': async () => operationText,
  'returns the parsed body': async () => operation,
  'returns an empty object': async () => ({}),
  'returns a status without headers': async () => ({ status: 200, body: null }),
  'returns headers that are a plain object': async () => ({ status: 200, headers: {}, body: null }),
  'returns a status that is a string': async () => ({ status: '200', headers: new Headers(), body: null }),
  'returns a status that is not a number': async () => ({
    status: Number.NaN,
    headers: new Headers(),
    body: null,
  }),
  'returns a function': async () => () => {},
  'returns Response.error()': async () => Response.error(),
  'returns an object that throws': async () =>
    new Proxy({}, { get: (_target, name) => (name === 'then' ? undefined : fail()) }),
  'throws synchronously': () => fail(),
  'throws undefined': () => Promise.reject(undefined),
  'throws null': () => Promise.reject(null),
  'throws a string': () => Promise.reject('no match'),
  'throws an object that throws': () =>
    Promise.reject(new Proxy({}, { get: fail, has: fail, ownKeys: fail })),
  'throws an error of its own': () => Promise.reject(new Error('no match')),
};

/** What a fetch must not do to a body that is needed. */
const wrongBody: Readonly<Record<string, Reply>> = {
  'consumes the body': () => consumed(new Response(operationText)),
  'locks the body': async () => {
    const response = new Response(operationText);
    response.body?.getReader();
    return response;
  },
  'returns neither a body nor a text': async () => ({ status: 200, headers: new Headers() }),
  'returns the body as a string': withBody(operationText),
  'returns the body as bytes': withBody(bytes),
  'returns a stream of strings': withBody(
    new ReadableStream({ start: (body) => body.enqueue(operationText) }),
  ),
  'returns the body as an object': withBody({ ...operation }),
};

function fail(): never {
  throw new Error('fail');
}

describe('a fetch that', () => {
  it.each([...Object.entries(wrong), ...Object.entries(wrongBody)])(
    'does not purchase if the fetch %s at the read before the purchase',
    async (_what, reply) => {
      const { client, service } = createClientOf({ before: [reply] });
      const error = await errorOf(() => client.purchase({ searchId }));
      expect(error).toMatchObject({ outcome: 'not-sent', phase: 'lookup', operationId: undefined });
      expect(['invalid-response', 'connection-failed', 'lookup-refused']).toContain(error.code);
      expect(service.count('post')).toBe(0);
      expect(service.count('before')).toBeLessThanOrEqual(3);
    },
  );

  it.each(Object.entries(wrong))(
    'purchases once and looks the operation up if the fetch %s at the purchase',
    async (_what, reply) => {
      const found = createClientOf({ post: [reply], after: [reading('running')] });
      await expect(found.client.purchase({ searchId })).resolves.toMatchObject({
        created: true,
        operationId,
      });
      const lost = createClientOf({ post: [reply], after: [notFound] });
      const error = await errorOf(() => lost.client.purchase({ searchId }));
      expect(error).toMatchObject({ outcome: 'unknown', phase: 'purchase', operationId });
      expect(error.message).toContain('client.resume');
      for (const { service } of [found, lost]) expect(service.count('post')).toBe(1);
      expect(lost.service.count('after')).toBe(4);
    },
  );

  it.each([...Object.entries(wrong), ...Object.entries(wrongBody)])(
    'stays accepted if the fetch %s at each poll',
    async (_what, reply) => {
      const { client, service } = createClientOf({ after: [reply] });
      const purchase = await client.purchase({ searchId });
      const error = await errorOf(() => purchase.result({ timeoutMs: 300_000 }));
      expect(error).toMatchObject({ outcome: 'accepted', phase: 'poll', operationId });
      if (error.code === 'invalid-response') expect(service.count('after')).toBeLessThanOrEqual(4);
      else expect(['still-running', 'contract-violation']).toContain(error.code);
    },
  );

  it.each([...Object.entries(wrong), ...Object.entries(wrongBody)])(
    'rejects a typed route with an error of this package if the fetch %s',
    async (_what, reply) => {
      const { client } = createClientOf({ before: [reply] });
      const result: unknown = await client
        .GET(route, { params: { path: { operationId } } })
        .catch((error: unknown) => error);
      expect(PhoneNumbersError.isInstance(result)).toBe(true);
      expect(result).toMatchObject({ phase: 'request' });
    },
  );

  it('accepts a 202 whose body the fetch has consumed', async () => {
    const post = () => consumed(new Response('a', { status: 202, headers: acceptedHeaders }));
    await expect(createClientOf({ post: [post] }).client.purchase({ searchId })).resolves.toMatchObject({
      created: true,
    });
  });

  it('knows by the status that a purchase was rejected if the fetch has consumed the body', async () => {
    const { client, service } = createClientOf({
      post: [() => consumed(new Response('a', { status: 400 }))],
    });
    await expect(client.purchase({ searchId })).rejects.toMatchObject({ outcome: 'rejected' });
    expect(service.requests).toHaveLength(2);
  });

  it('ends an aborted purchase at once as unknown if the fetch ignores the signal', async () => {
    const controller = new AbortController();
    const { client, service } = createClientOf({ post: [() => new Promise(() => {})] });
    const error = errorOf(() => client.purchase({ searchId, signal: controller.signal }));
    await vi.waitFor(() => expect(service.count('post')).toBe(1));
    controller.abort('enough');
    expect(await error).toMatchObject({ code: 'aborted', cause: 'enough', outcome: 'unknown', operationId });
  });

  it('ends a purchase at its deadline as unknown if the fetch never settles', async () => {
    const { client, service, clock } = createClientOf({
      post: [() => new Promise(() => {})],
      after: [notFound],
    });
    const error = errorOf(() => client.purchase({ searchId, timeoutMs: 5000 }));
    await vi.waitFor(() => expect(service.count('post')).toBe(1));
    clock.advance(5000);
    expect(await error).toMatchObject({ code: 'timed-out', outcome: 'unknown', operationId });
    expect(service.count('post')).toBe(1);
  });
});

/** An error with this many causes above the one that says that the request was not sent. */
function unsent(depth: number): Error {
  if (depth === 0) return Object.assign(new Error('no socket'), { requestSent: false });
  return new TypeError('fetch failed', { cause: unsent(depth - 1) });
}

describe('an error of the option fetch', () => {
  it.each([0, 1, 2, 5, 7, 12])(
    'ends as not sent if an error of the fetch has requestSent: false at depth %i',
    async (depth) => {
      const { client, service } = createClientOf({ post: [() => Promise.reject(unsent(depth))] });
      await expect(client.purchase({ searchId })).rejects.toMatchObject({
        code: 'connection-failed',
        outcome: 'not-sent',
        operationId: undefined,
      });
      expect(service.count('after')).toBe(0);
    },
  );

  it('sends a purchase again after an error of the fetch that has requestSent: false', async () => {
    const { client, service } = createClientOf({ post: [() => Promise.reject(unsent(1)), accepted] });
    await expect(client.purchase({ searchId })).resolves.toMatchObject({ created: true });
    expect(service.count('post')).toBe(2);
  });

  it.each([true, 'false', 0, null, undefined])(
    'ends as unknown if an error of the fetch has requestSent: %j',
    async (requestSent) => {
      const error = Object.assign(new Error('no socket'), { requestSent });
      const { client, service } = createClientOf({ post: [() => Promise.reject(error)], after: [notFound] });
      await expect(client.purchase({ searchId })).rejects.toMatchObject({ outcome: 'unknown' });
      expect(service.count('post')).toBe(1);
    },
  );

  it('ends as unknown if the causes of an error of the fetch go round in a circle', async () => {
    const error = new Error('a');
    error.cause = new Error('b', { cause: error });
    const { client } = createClientOf({ post: [() => Promise.reject(error)], after: [notFound] });
    await expect(client.purchase({ searchId })).rejects.toMatchObject({ outcome: 'unknown' });
  });

  it('shows the innermost cause of an error of the fetch', async () => {
    const error = new TypeError('fetch failed', { cause: new Error('the socket broke') });
    const { client } = createClientOf({ post: [() => Promise.reject(error)], after: [notFound] });
    await expect(client.purchase({ searchId })).rejects.toThrow('the socket broke');
  });

  it('rejects a typed route with an error of this package if the status is none of HTTP', async () => {
    const { client } = createClientOf({ before: [async () => responseOf({ status: 999 })] });
    const result: unknown = await client
      .GET(route, { params: { path: { operationId } } })
      .catch((error: unknown) => error);
    expect(result).toMatchObject({ code: 'invalid-response', phase: 'request' });
  });
});
