import { describe, expect, it, vi } from 'vitest';
import { json, operation, operationId, searchId } from '../server.js';
import { createClientOf, errorOf, notFound, type Replies, reading } from './fake-service.js';
import { passTime } from './settle.js';

const reset = () => Promise.reject(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }));
const never = () => new Promise(() => {});
/** A reply that ends when its request is aborted. */
const hang = ({ init: { signal } }: { init: { signal: AbortSignal } }) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });

describe('the read before a purchase', () => {
  it.each([
    ['404 without a body', notFound],
    ['404 with an error', json(404, { error: { code: 'NotFound', message: 'Not found.' } })],
    ['notStarted', reading('notStarted')],
    ['failed, and nothing of it was delivered', reading('failed')],
  ])('purchases after the first answer of %s to the read before the purchase', async (_what, answer) => {
    const { client, service } = createClientOf({ before: [answer], after: [reading('running')] });
    await expect(client.purchase({ searchId })).resolves.toMatchObject({ created: true, operationId });
    expect([service.count('before'), service.count('post')]).toEqual([1, 1]);
    expect(service.requests[0]).toMatchObject({
      method: 'GET',
      url: expect.stringContaining(`/phoneNumbers/operations/${operationId}?api-version=`),
    });
  });

  it.each(['running', 'succeeded', 'canceled', 'Running', 'SUCCEEDED', 'pendingApproval', ''])(
    'continues with an operation that exists instead of purchasing again: %s',
    async (status) => {
      const { client, service } = createClientOf({ before: [reading(status), reading('succeeded')] });
      const purchase = await client.purchase({ searchId });
      expect(purchase).toMatchObject({ created: false, operationId, unexpectedHeaders: [] });
      await expect(purchase.result()).resolves.toMatchObject({ searchId });
      expect(service.count('post')).toBe(0);
    },
  );

  it.each([
    [203, { created: true }, 1],
    [206, { code: 'lookup-refused', outcome: 'not-sent' }, 0],
    [201, { code: 'lookup-refused', outcome: 'not-sent' }, 0],
  ])(
    'takes a failed operation that came with %i for whole only if nothing can be missing',
    async (status, end, posts) => {
      const { client, service } = createClientOf({ before: [{ ...reading('failed'), status }] });
      expect(await client.purchase({ searchId }).catch((error: unknown) => error)).toMatchObject(end);
      expect(service.count('post')).toBe(posts);
    },
  );

  it('continues with an operation whose id the service wrote in another case', async () => {
    const { client, service } = createClientOf({
      before: [reading('running', { id: operationId.toUpperCase().replace('PURCHASE', 'purchase') })],
    });
    await expect(client.purchase({ searchId })).resolves.toMatchObject({ created: false });
    expect(service.count('post')).toBe(0);
  });

  it.each([
    ['an empty body', ''],
    ['HTML', '<html>a proxy</html>'],
    ['an array', '[]'],
    ['null', 'null'],
    ['a string', '"running"'],
    ['JSON that breaks off', '{"id":"pur'],
    ['another operation', JSON.stringify({ ...operation, id: 'purchase_other', status: 'running' })],
    [
      'another type of operation',
      JSON.stringify({ ...operation, operationType: 'search', status: 'running' }),
    ],
    ['no status', JSON.stringify({ ...operation, status: undefined })],
    ['a status that is no string', JSON.stringify({ ...operation, status: null })],
    ['an error', JSON.stringify({ error: { code: 'A', message: 'a' } })],
  ])('does not purchase if the read before the purchase is answered with 200 and %s', async (_what, body) => {
    const { client, service } = createClientOf({ before: [{ status: 200, body }] });
    const error = await errorOf(() => client.purchase({ searchId }));
    expect(error).toMatchObject({
      code: 'lookup-refused',
      outcome: 'not-sent',
      phase: 'lookup',
      status: 200,
    });
    expect(error.message).toContain("existing: 'ignore'");
    expect(service.requests).toHaveLength(1);
  });

  it('waits before the purchase as long as a 429 asks for, three times at most', async () => {
    const busy = { status: 429, headers: { 'Retry-After': '2' } };
    const { client, clock } = createClientOf({ before: [busy, busy, busy, notFound] });
    await client.purchase({ searchId });
    expect(clock.pauses).toEqual([2000, 2000, 2000]);
  });

  it.each([
    { status: 429, retryAfter: '21', timeoutMs: 120_000 },
    { status: 429, retryAfter: '432000', timeoutMs: 120_000 },
    { status: 429, retryAfter: '6', timeoutMs: 10_000 },
    { status: 503, retryAfter: '120', timeoutMs: 120_000 },
    { status: 500, retryAfter: '6', timeoutMs: 10_000 },
    { status: 408, retryAfter: '21', timeoutMs: 120_000 },
  ])(
    'does not wait before the purchase if a $status asks for $retryAfter s and $timeoutMs ms are left',
    async ({ status, retryAfter, timeoutMs }) => {
      const busy = { status, headers: { 'Retry-After': retryAfter } };
      const { client, clock, service } = createClientOf({ before: [busy] });
      await expect(client.purchase({ searchId, timeoutMs })).rejects.toMatchObject({
        outcome: 'not-sent',
        phase: 'lookup',
        status,
        retryAfterMs: Number(retryAfter) * 1000,
      });
      expect(clock.pauses).toEqual([]);
      expect(service.requests).toHaveLength(1);
    },
  );

  it.each([
    ['is reset', reset],
    [
      'breaks off',
      async () => new Response(new ReadableStream({ start: (body) => body.error(new Error('x')) })),
    ],
  ])('does not purchase if the read before the purchase %s three times', async (_what, reply) => {
    const { client, service } = createClientOf({ before: [reply] });
    await expect(client.purchase({ searchId })).rejects.toMatchObject({
      code: 'connection-failed',
      outcome: 'not-sent',
      phase: 'lookup',
    });
    expect(service.count('before')).toBeGreaterThan(1);
    expect(service.count('before')).toBeLessThanOrEqual(3);
    expect(service.count('post')).toBe(0);
  });

  it('ends the read before the purchase after 10 s for each attempt and 20 s in all if the service hangs', async () => {
    const { client, service, clock } = createClientOf({ before: [hang] });
    const { passedMs, ...result } = await passTime(clock, client.purchase({ searchId }));
    expect(result).toMatchObject({ error: { code: 'timed-out', outcome: 'not-sent', phase: 'lookup' } });
    expect(passedMs).toBeGreaterThan(19_000);
    expect(passedMs).toBeLessThanOrEqual(21_000);
    expect(service.requests).toHaveLength(2);
  });

  it('ends the read before the purchase in time if the fetch ignores that it is aborted', async () => {
    const { client, service, clock } = createClientOf({ before: [never] });
    const error = errorOf(() => client.purchase({ searchId }));
    for (const reads of [1, 2]) {
      await vi.waitFor(() => expect(service.requests).toHaveLength(reads));
      clock.advance(10_000);
    }
    expect(await error).toMatchObject({ code: 'timed-out', outcome: 'not-sent', phase: 'lookup' });
  });

  it.each([1000, 8000, 30_000])(
    'ends the read before the purchase after half of a timeout of %i ms',
    async (timeoutMs) => {
      const { client, clock, service } = createClientOf({ before: [hang] });
      const { passedMs, ...result } = await passTime(clock, client.purchase({ searchId, timeoutMs }), 100);
      expect(result).toMatchObject({ error: { outcome: 'not-sent', phase: 'lookup' } });
      expect(passedMs).toBeLessThanOrEqual(timeoutMs / 2 + 200);
      expect(service.count('post')).toBe(0);
    },
  );

  it('does not read before the purchase with existing: ignore', async () => {
    const { client, service } = createClientOf({ before: [reading('running')] });
    await expect(client.purchase({ searchId, existing: 'ignore' })).resolves.toMatchObject({ created: true });
    expect(service.requests.map(({ method }) => method)).toEqual(['POST']);
  });
});

describe('a purchase that may have been sent before', () => {
  const lost: Replies = [reset];

  it('does not purchase again what another client has sent, and continues with it', async () => {
    const first = createClientOf({ post: lost, after: [notFound] });
    await expect(first.client.purchase({ searchId })).rejects.toMatchObject({ outcome: 'unknown' });
    const second = createClientOf({ before: [reading('running')] });
    await expect(second.client.purchase({ searchId })).resolves.toMatchObject({ created: false });
    expect(second.service.count('post')).toBe(0);
  });

  it.each(['accepted', 'succeeded', 'running'])(
    'does not purchase again what the same client has sent, and continues with it: %s',
    async (what) => {
      const { client, service } = createClientOf({
        after: [reading(what === 'accepted' ? 'notStarted' : what)],
      });
      await client.purchase({ searchId });
      await expect(client.purchase({ searchId })).resolves.toMatchObject({ created: false });
      await expect(client.purchase({ searchId })).resolves.toMatchObject({ created: false });
      expect(service.count('post')).toBe(1);
    },
  );

  it('refuses a purchase through the typed routes, however the path is written', async () => {
    const { client, service } = createClientOf();
    for (const path of [
      '/availablePhoneNumbers/:purchase',
      '/availablePhoneNumbers/%3Apurchase',
      '//availablePhoneNumbers//:purchase/',
      '/x/../availablePhoneNumbers/:purchase',
      '/AVAILABLEPHONENUMBERS/:PURCHASE',
      '/availablePhoneNumbers%2f:purchase',
      '/availablePhoneNumbers/:purchase#a',
      '\\availablePhoneNumbers\\:purchase',
      '/{a}/{b}',
    ]) {
      const init = { body: { searchId }, params: { path: { a: 'availablePhoneNumbers', b: ':purchase' } } };
      await Promise.resolve(Reflect.apply(client.POST, undefined, [path, init])).catch(() => {});
    }
    expect(service.requests.map(({ url }) => url)).toEqual([]);
    const error = await errorOf(() =>
      Reflect.apply(client.POST, undefined, ['/availablePhoneNumbers/:purchase', { body: { searchId } }]),
    );
    expect(error.message).toContain('client.purchase');
  });
});
