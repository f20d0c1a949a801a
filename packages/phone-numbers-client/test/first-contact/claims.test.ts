import { describe, expect, it, vi } from 'vitest';
import type { PurchaseClaims } from '../../src/index.js';
import { operationId, searchId } from '../server.js';
import { type ClaimStore, createClaimStore } from './claim-store.js';
import {
  accepted,
  createClientOf,
  errorOf,
  notFound,
  type Replies,
  type Reply,
  reading,
} from './fake-service.js';
import { settle } from './settle.js';

/** Replies that note in the list of a store that they were asked for. */
const noted = (store: ClaimStore, name: string, reply: Reply): Replies => [
  (request) => {
    store.calls.push(name);
    return typeof reply === 'function'
      ? reply(request)
      : new Response(reply.body ?? null, { status: reply.status, headers: reply.headers ?? {} });
  },
];
const reset = () => Promise.reject(new Error('reset'));

describe('the store of claims', () => {
  it('acquires the claim, reads the operation, marks the claim as sent, and sends the POST, in this order', async () => {
    const claims = createClaimStore();
    const { client } = createClientOf(
      { before: noted(claims, 'read', notFound), post: noted(claims, 'POST', accepted) },
      { claims },
    );
    await expect(client.purchase({ searchId })).resolves.toMatchObject({ created: true });
    expect(claims.calls).toEqual(['acquire', 'read', 'markSent', 'POST']);
    expect(claims.states.get(searchId)).toBe('sent');
  });

  it('gets a claim back that it granted after the call was aborted', async () => {
    let grant = () => {};
    const granted = new Promise<void>((resolve) => {
      grant = resolve;
    });
    const claims = createClaimStore({ acquire: () => granted });
    const { client, service } = createClientOf({}, { claims });
    const controller = new AbortController();
    const call = errorOf(() => client.purchase({ searchId, signal: controller.signal }));
    await vi.waitFor(() => expect(claims.calls).toEqual(['acquire']));
    controller.abort();
    expect(await call).toMatchObject({ code: 'aborted', outcome: 'not-sent' });
    grant();
    await vi.waitFor(() => expect(claims.calls).toEqual(['acquire', 'release']));
    expect(claims.states.has(searchId)).toBe(false);
    expect(service.requests).toEqual([]);
  });

  it('sends nothing when markSent resolves to false, as that of a store in JavaScript may', async () => {
    const claims = createClaimStore();
    const store: PurchaseClaims = {
      async acquire(id, options) {
        const granted = await claims.acquire(id, options);
        const markSent = async () => JSON.parse('false');
        return granted.claim ? { ...granted, claim: { ...granted.claim, markSent } } : granted;
      },
    };
    const { client, service } = createClientOf({}, { claims: store });
    const error = await errorOf(() => client.purchase({ searchId }));
    expect(error).toMatchObject({ code: 'claim-failed', outcome: 'not-sent' });
    expect(service.requests.filter(({ method }) => method === 'POST')).toEqual([]);
    expect(claims.calls).not.toContain('release');
  });

  it('acquires the claim and marks it as sent with existing: ignore, too', async () => {
    const claims = createClaimStore();
    const { client } = createClientOf({ post: noted(claims, 'POST', accepted) }, { claims });
    await client.purchase({ searchId, existing: 'ignore' });
    expect(claims.calls).toEqual(['acquire', 'markSent', 'POST']);
  });

  it('gives a claim back only once the mark that was under way is written, if the call is aborted meanwhile', async () => {
    let write = () => {};
    const written = new Promise<void>((resolve) => {
      write = resolve;
    });
    const claims = createClaimStore({ markSent: () => written });
    const { client, service } = createClientOf({}, { claims });
    const controller = new AbortController();
    const call = errorOf(() => client.purchase({ searchId, signal: controller.signal }));
    await vi.waitFor(() => expect(claims.calls).toContain('markSent'));
    controller.abort();
    expect(await call).toMatchObject({ code: 'aborted', outcome: 'not-sent' });
    expect(claims.calls).toEqual(['acquire', 'markSent']);
    write();
    await vi.waitFor(() => expect(claims.calls).toEqual(['acquire', 'markSent', 'release']));
    await settle();
    expect(claims.states.has(searchId)).toBe(false);
    expect(service.count('post')).toBe(0);
  });

  it('passes the search id and a signal to acquire, and aborts the signal with the purchase', async () => {
    const acquire = vi.fn<PurchaseClaims['acquire']>(() => new Promise(() => {}));
    const { client } = createClientOf({}, { claims: { acquire } });
    const controller = new AbortController();
    const error = errorOf(() => client.purchase({ searchId, signal: controller.signal }));
    await vi.waitFor(() => expect(acquire).toHaveBeenCalled());
    expect(acquire.mock.calls[0]).toEqual([searchId, { signal: expect.any(AbortSignal) }]);
    controller.abort('enough');
    expect(await error).toMatchObject({
      code: 'aborted',
      cause: 'enough',
      outcome: 'not-sent',
      phase: 'claim',
    });
    expect(acquire.mock.calls[0]?.[1].signal.aborted).toBe(true);
  });

  it.each([
    ['a GUID in upper case', searchId.toUpperCase(), searchId],
    ['a GUID without dashes', searchId.replaceAll('-', ''), searchId],
    ['another id, as it is', 'Search-1', 'Search-1'],
  ])('asks the store for one spelling of a search: %s', async (_what, id, expected) => {
    const acquire = vi.fn<PurchaseClaims['acquire']>(async () => ({ state: 'held' }));
    const { client } = createClientOf({}, { claims: { acquire } });
    expect(await errorOf(() => client.purchase({ searchId: id }))).toMatchObject({ code: 'claim-held' });
    expect(acquire.mock.calls[0]?.[0]).toBe(expected);
  });

  it('acquires one claim for calls that share a purchase, and none in resume', async () => {
    const claims = createClaimStore();
    const { client } = createClientOf({}, { claims });
    await Promise.all([client.purchase({ searchId }), client.purchase({ searchId })]);
    await client.resume({ searchId }).result();
    expect(claims.calls).toEqual(['acquire', 'markSent']);
  });

  it('sends one purchase from many clients that share a store of claims', async () => {
    const claims = createClaimStore();
    const gate = { open: () => {} };
    const opened = new Promise<void>((resolve) => {
      gate.open = resolve;
    });
    const post: Reply = async () => {
      await opened;
      return new Response(null, { status: 202 });
    };
    const one = createClientOf({ before: [notFound], post: [post] }, { claims });
    const first = one.client.purchase({ searchId });
    await vi.waitFor(() => expect(one.service.count('post')).toBe(1));
    const others = [1, 2, 3].map(() =>
      createClientOf({ before: [notFound, reading('running')] }, { claims }),
    );
    const found = await Promise.all(others.map(({ client }) => client.purchase({ searchId })));
    gate.open();
    expect(await first).toMatchObject({ created: true });
    for (const purchase of found) expect(purchase.created).toBe(false);
    for (const { service } of others) expect(service.count('post')).toBe(0);
  });

  it.each([
    ['a rejection', [{ status: 404 }], 'rejected'],
    ['a 429 that asks for too long', [{ status: 429, headers: { 'Retry-After': '999' } }], 'rejected'],
    [
      'a request that never left',
      [() => Promise.reject(Object.assign(new Error('no socket'), { requestSent: false }))],
      'not-sent',
    ],
  ] satisfies [string, Replies, string][])('releases the claim after %s', async (_what, post, outcome) => {
    const claims = createClaimStore();
    const { client } = createClientOf({ post }, { claims });
    await expect(client.purchase({ searchId })).rejects.toMatchObject({ outcome });
    expect(claims.calls).toEqual(['acquire', 'markSent', 'release']);
    expect(claims.states.size).toBe(0);
  });

  it('releases the claim if the read before the purchase is refused', async () => {
    const claims = createClaimStore();
    const { client } = createClientOf({ before: [{ status: 403 }] }, { claims });
    await expect(client.purchase({ searchId })).rejects.toMatchObject({ code: 'lookup-refused' });
    expect(claims.calls).toEqual(['acquire', 'release']);
  });

  it('releases the claim if the purchase is aborted during the read, and does not wait for the store', async () => {
    const claims = createClaimStore({ release: () => new Promise(() => {}) });
    const { client, service } = createClientOf({ before: [() => new Promise(() => {})] }, { claims });
    const controller = new AbortController();
    const error = errorOf(() => client.purchase({ searchId, signal: controller.signal }));
    await vi.waitFor(() => expect(service.count('before')).toBe(1));
    controller.abort();
    expect(await error).toMatchObject({ code: 'aborted', outcome: 'not-sent' });
    await settle();
    expect(claims.calls).toEqual(['acquire', 'release']);
  });

  it.each([
    ['an accepted purchase', { post: [accepted] }],
    ['an unknown one', { post: [reset], after: [notFound] }],
    ['an unknown one that was found', { post: [{ status: 500 }], after: [reading('running')] }],
    [
      'one that failed and delivered something before',
      { before: [reading('failed')], number: [{ status: 200 }] },
    ],
  ] satisfies [string, Parameters<typeof createClientOf>[0]][])(
    'does not release the claim after %s',
    async (_what, script) => {
      const claims = createClaimStore();
      const { client } = createClientOf(script, { claims });
      await client.purchase({ searchId }).catch(() => {});
      expect(claims.calls).not.toContain('release');
      expect(claims.states.has(searchId)).toBe(true);
    },
  );

  it('does not purchase with a claim if the operation exists, however the wait for it ends', async () => {
    const claims = createClaimStore();
    const { client, service } = createClientOf({ before: [reading('running')] }, { claims });
    const purchase = await client.purchase({ searchId });
    expect(purchase.created).toBe(false);
    await purchase.result({ timeoutMs: 5000 }).catch(() => {});
    expect(service.count('post')).toBe(0);
  });

  it('does not release the claim of a purchase that is aborted after it was sent', async () => {
    const claims = createClaimStore();
    const { client, service } = createClientOf({ post: [() => new Promise(() => {})] }, { claims });
    const controller = new AbortController();
    const error = errorOf(() => client.purchase({ searchId, signal: controller.signal }));
    await vi.waitFor(() => expect(service.count('post')).toBe(1));
    controller.abort();
    expect(await error).toMatchObject({ outcome: 'unknown', operationId });
    await settle();
    expect(claims.calls).toEqual(['acquire', 'markSent']);
  });

  it('ends a purchase with its own error if releasing the claim throws', async () => {
    const release = () => {
      throw new Error('the store is gone');
    };
    const claims = createClaimStore({ release });
    const { client } = createClientOf({ post: [{ status: 400 }] }, { claims });
    await expect(client.purchase({ searchId })).rejects.toMatchObject({
      code: 'request-refused',
      status: 400,
    });
  });
});
