import { describe, expect, it, vi } from 'vitest';
import { operationId, searchId } from '../server.js';
import { createClaimStore } from './claim-store.js';
import {
  accepted,
  createClientOf,
  errorOf,
  notFound,
  type Replies,
  type Reply,
  reading,
  type Script,
} from './fake-service.js';

const reset: Reply = () => Promise.reject(new Error('reset'));
const tenMinutes = 600_000;

describe('a client that has sent a purchase', () => {
  const ends: readonly (readonly [how: string, post: Replies])[] = [
    ['was accepted', [accepted]],
    ['is unknown after a reset', [reset]],
    ['is unknown after a 500', [{ status: 500 }]],
    ['is unknown after a 201', [{ status: 201 }]],
  ];

  it.each(ends)(
    'does not purchase again for ten minutes although the service knows nothing of a purchase that %s',
    async (_how, post) => {
      const { client, service, clock } = createClientOf({ post, after: [notFound] });
      await client.purchase({ searchId }).catch(() => {});
      for (const id of [searchId, searchId.toUpperCase()]) {
        const start = clock.now();
        await expect(client.purchase({ searchId: id, timeoutMs: 60_000 })).rejects.toMatchObject({
          code: 'timed-out',
          outcome: 'unknown',
          phase: 'lookup',
        });
        expect(clock.now() - start).toBeGreaterThan(59_999);
      }
      expect(service.count('post')).toBe(1);
    },
  );

  it.each(ends)(
    'continues with notStarted instead of purchasing again after a purchase that %s',
    async (_how, post) => {
      const { client, service } = createClientOf({ post, after: [reading('notStarted')] });
      await client.purchase({ searchId });
      const purchase = await client.purchase({ searchId });
      expect(purchase.created).toBe(false);
      const error = await errorOf(() => purchase.result({ timeoutMs: 10_000 }));
      expect(['unknown', 'accepted']).toContain(error.outcome);
      expect(service.count('post')).toBe(1);
    },
  );

  it.each(ends)(
    'does not purchase again with existing: ignore after a purchase that %s',
    async (_how, post) => {
      const { client, service } = createClientOf({ post, after: [notFound] });
      await client.purchase({ searchId, existing: 'ignore' }).catch(() => {});
      await expect(
        client.purchase({ searchId, existing: 'ignore', timeoutMs: 30_000 }),
      ).rejects.toMatchObject({
        outcome: 'unknown',
      });
      expect(service.count('post')).toBe(1);
    },
  );

  it('purchases again after ten minutes although calls that join one after the other keep the purchase shared', async () => {
    const { client, service, clock } = createClientOf({ post: [reset, accepted], after: [notFound] });
    await client.purchase({ searchId, timeoutMs: 30_000 }).catch(() => {});
    const isOver = () => service.count('post') > 1 || clock.now() > 2 * tenMinutes;
    const buyer = async (firstMs: number) => {
      for (let timeoutMs = firstMs; !isOver(); timeoutMs = 120_000) {
        await client.purchase({ searchId, timeoutMs }).catch(() => {});
      }
    };
    await Promise.all([buyer(120_000), buyer(60_000)]);
    expect(service.count('post')).toBe(2);
    expect(clock.now()).toBeGreaterThan(tenMinutes);
  });

  it.each<[how: string, script: Script]>([
    ['was accepted', { after: [notFound] }],
    ['was accepted, and reads notStarted', { after: [reading('notStarted')] }],
    ['was found after a reset', { post: [reset], after: [reading('running'), reading('notStarted')] }],
    ['was found before it was sent', { before: [reading('running'), reading('notStarted')] }],
  ])(
    'does not purchase again after a day although another one would be permitted: it %s',
    async (_how, script) => {
      const { client, service, clock } = createClientOf(script);
      await client.purchase({ searchId });
      const posts = service.count('post');
      clock.advance(144 * tenMinutes);
      const again = await client.purchase({ searchId, timeoutMs: 30_000 }).catch((error: unknown) => error);
      expect(again).not.toMatchObject({ created: true });
      expect(service.count('post')).toBe(posts);
    },
  );

  it('does not advise to purchase without looking if this client has sent the purchase', async () => {
    const { client } = createClientOf({ after: [{ status: 403 }] });
    await client.purchase({ searchId });
    const error = await errorOf(() => client.purchase({ searchId }));
    expect(error).toMatchObject({ code: 'lookup-refused', outcome: 'unknown' });
    expect(error.message).not.toContain('ignore');
  });

  it('says that a purchase may have been accepted if this client has sent it, and the store of claims fails', async () => {
    const claims = createClaimStore();
    const { client } = createClientOf({ after: [notFound] }, { claims });
    await client.purchase({ searchId });
    claims.acquire = () => Promise.reject(new Error('down'));
    const error = await errorOf(() => client.purchase({ searchId }));
    expect(error).toMatchObject({ code: 'claim-failed', outcome: 'unknown' });
  });

  it.each(ends.slice(1))(
    'purchases again after ten minutes if the service knows nothing of a purchase that %s',
    async (_how, post) => {
      const { client, service, clock } = createClientOf({ post, after: [notFound] });
      await client.purchase({ searchId }).catch(() => {});
      clock.advance(tenMinutes - clock.now() - 60_000);
      await expect(client.purchase({ searchId, timeoutMs: 1000 })).rejects.toMatchObject({
        outcome: 'unknown',
      });
      expect(service.count('post')).toBe(1);
      clock.advance(tenMinutes);
      await client.purchase({ searchId }).catch(() => {});
      expect(service.count('post')).toBe(2);
    },
  );

  it('continues with an unknown purchase when it can be read at last', async () => {
    const { client, service } = createClientOf({
      post: [reset],
      after: [notFound, notFound, notFound, notFound, notFound, notFound, notFound, reading('running')],
    });
    await expect(client.purchase({ searchId })).rejects.toMatchObject({ outcome: 'unknown' });
    await expect(client.purchase({ searchId })).resolves.toMatchObject({ created: false });
    expect(service.count('post')).toBe(1);
  });

  it('purchases again at once after a purchase that was rejected or provably never left', async () => {
    const unsent = () => Promise.reject(Object.assign(new Error('no socket'), { requestSent: false }));
    const replies: readonly Reply[] = [
      { status: 404 },
      { status: 409 },
      { status: 429, headers: { 'Retry-After': '999' } },
      unsent,
    ];
    for (const reply of replies) {
      const { client, service } = createClientOf({ post: [reply, reply, accepted], after: [notFound] });
      const error = await errorOf(() => client.purchase({ searchId }));
      expect(['rejected', 'not-sent']).toContain(error.outcome);
      const posts = service.count('post');
      await client.purchase({ searchId }).catch(() => {});
      expect(service.count('post')).toBeGreaterThan(posts);
    }
  });

  it('does not purchase again for ten minutes, however often it is called', async () => {
    const { client, service, clock } = createClientOf({ after: [notFound] });
    await client.purchase({ searchId });
    for (let minute = 0; minute < 9; minute++) {
      await client.purchase({ searchId, timeoutMs: 30_000 }).catch(() => {});
    }
    expect(clock.now()).toBeLessThan(tenMinutes);
    expect(service.count('post')).toBe(1);
  });

  it('remembers thousands of purchases', async () => {
    const { client, service } = createClientOf({ post: [{ status: 202 }], after: [notFound] });
    for (let index = 0; index < 3000; index++) {
      await client.purchase({ searchId: `search-${index}`, existing: 'ignore' });
    }
    await expect(
      client.purchase({ searchId: 'search-0', existing: 'ignore', timeoutMs: 1000 }),
    ).rejects.toMatchObject({
      outcome: 'unknown',
    });
    expect(service.count('post')).toBe(3000);
  });

  it('purchases if another client has sent a purchase that the service does not know', async () => {
    const { client } = createClientOf({ after: [notFound] });
    await client.purchase({ searchId });
    const other = createClientOf();
    await expect(other.client.purchase({ searchId })).resolves.toMatchObject({ created: true });
  });

  it.each([
    ['is under way', false, [() => new Promise<never>(() => {})], 'unknown'],
    ['was lost', true, [() => Promise.reject(new Error('reset'))], 'unknown'],
    ['was accepted', true, undefined, 'accepted'],
  ] as const)(
    'says to a call whose signal was aborted before what is known of the purchase that %s',
    async (_what, hasEnded, post, outcome) => {
      const { client, service } = createClientOf({ ...(post && { post }), after: [notFound] });
      const first = client.purchase({ searchId, timeoutMs: 20_000 }).catch(() => {});
      await vi.waitFor(() => expect(service.count('post')).toBe(1));
      if (hasEnded) await first;
      const error = await errorOf(() => client.purchase({ searchId, signal: AbortSignal.abort() }));
      expect(error).toMatchObject({ code: 'aborted', outcome, operationId });
    },
  );
});
