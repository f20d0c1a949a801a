import { describe, expect, it, vi } from 'vitest';
import type { AccessToken } from '../../src/index.js';
import { operationId, searchId } from '../server.js';
import { createClientOf, errorOf, reading } from './fake-service.js';
import { route } from './public-function.js';
import { settle } from './settle.js';

const good: AccessToken = { token: 'a-good-token', expiresOnTimestamp: Number.MAX_SAFE_INTEGER };

/** A credential whose first tokens come when they are told to. */
function hangingCredential(hangs = 1) {
  const resolvers: ((token: AccessToken) => void)[] = [];
  const getToken = vi.fn(async (): Promise<AccessToken> => {
    if (getToken.mock.calls.length > hangs) return good;
    return new Promise((resolve) => {
      resolvers.push(resolve);
    });
  });
  return {
    credential: { getToken },
    arrive: () => {
      for (const resolve of resolvers) resolve(good);
    },
  };
}

describe('a getToken that hangs', () => {
  it.each(['look', 'ignore'] as const)(
    'ends a purchase at its deadline as not sent while getToken hangs: existing %s',
    async (existing) => {
      const { credential, arrive } = hangingCredential(9);
      const { client, service, clock } = createClientOf({}, { credential });
      const error = errorOf(() => client.purchase({ searchId, existing, timeoutMs: 5000 }));
      await vi.waitFor(() => expect(credential.getToken).toHaveBeenCalled());
      clock.advance(5000);
      expect(await error).toMatchObject({ code: 'timed-out', outcome: 'not-sent', operationId: undefined });
      arrive();
      await settle();
      expect(service.requests).toEqual([]);
    },
  );

  it.each(['look', 'ignore'] as const)(
    'ends an aborted purchase as not sent while getToken hangs: existing %s',
    async (existing) => {
      const { credential, arrive } = hangingCredential(9);
      const { client, service } = createClientOf({}, { credential });
      const controller = new AbortController();
      const error = errorOf(() => client.purchase({ searchId, existing, signal: controller.signal }));
      await vi.waitFor(() => expect(credential.getToken).toHaveBeenCalled());
      controller.abort();
      expect(await error).toMatchObject({ code: 'aborted', outcome: 'not-sent', operationId: undefined });
      arrive();
      await settle();
      expect(service.requests).toEqual([]);
    },
  );

  it('does not send a purchase later if getToken hangs after a 401', async () => {
    const { credential, arrive } = hangingCredential(99);
    credential.getToken.mockResolvedValueOnce(good);
    const { client, service, clock } = createClientOf({ post: [{ status: 401 }] }, { credential });
    const error = errorOf(() => client.purchase({ searchId, existing: 'ignore', timeoutMs: 5000 }));
    await vi.waitFor(() => expect(credential.getToken).toHaveBeenCalledTimes(2));
    clock.advance(5000);
    expect(['rejected', 'not-sent']).toContain((await error).outcome);
    arrive();
    await settle();
    expect(service.count('post')).toBe(1);
  });

  it('stays accepted if getToken hangs during a poll', async () => {
    const { credential } = hangingCredential(99);
    credential.getToken.mockResolvedValueOnce({ ...good, expiresOnTimestamp: Date.now() + 121_000 });
    const { client, clock } = createClientOf({ after: [reading('running')] }, { credential });
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const purchase = await client.purchase({ searchId });
      vi.setSystemTime(Date.now() + 3_600_000);
      const error = errorOf(() => purchase.result({ timeoutMs: 10_000 }));
      await vi.waitFor(() => expect(credential.getToken).toHaveBeenCalledTimes(2));
      clock.advance(10_000);
      expect(await error).toMatchObject({ code: 'still-running', outcome: 'accepted', operationId });
    } finally {
      vi.useRealTimers();
    }
  });

  it('purchases with a new token after a purchase whose getToken hung was aborted', async () => {
    const { credential } = hangingCredential();
    const { client, service } = createClientOf({}, { credential });
    const controller = new AbortController();
    const error = errorOf(() => client.purchase({ searchId, signal: controller.signal }));
    await vi.waitFor(() => expect(credential.getToken).toHaveBeenCalled());
    controller.abort();
    await error;
    await expect(client.purchase({ searchId })).resolves.toMatchObject({ created: true });
    expect(service.count('post')).toBe(1);
  });

  it('purchases another search with a new token while the getToken of the first one still hangs', async () => {
    const { credential, arrive } = hangingCredential();
    const { client, service, clock } = createClientOf({}, { credential });
    const first = client.purchase({ searchId, timeoutMs: 300_000 });
    await vi.waitFor(() => expect(credential.getToken).toHaveBeenCalledTimes(1));
    const second = client.purchase({ searchId: 'another-search', timeoutMs: 100_000 }).catch(() => {});
    // The first attempt of the first read gives up, and asks for another token, which comes.
    await settle();
    clock.advance(10_000);
    await vi.waitFor(() => expect(credential.getToken).toHaveBeenCalledTimes(2));
    await first;
    await second;
    arrive();
    expect(service.count('post')).toBe(2);
  });

  it('ends a typed route when it is aborted while getToken hangs, and sends nothing later', async () => {
    const { credential, arrive } = hangingCredential();
    const { client, service } = createClientOf({}, { credential });
    const controller = new AbortController();
    const init = { params: { path: { operationId } }, signal: controller.signal };
    const error = errorOf(() => client.GET(route, init));
    await vi.waitFor(() => expect(credential.getToken).toHaveBeenCalled());
    controller.abort('enough');
    expect(await error).toMatchObject({ code: 'aborted', outcome: 'not-sent', phase: 'request' });
    arrive();
    await settle();
    expect(service.requests).toEqual([]);
  }, 5000);

  it('leaves no unhandled rejection behind if getToken rejects after the purchase has ended', async () => {
    const rejections: unknown[] = [];
    const note = (reason: unknown) => rejections.push(reason);
    process.on('unhandledRejection', note);
    try {
      const rejecters: ((reason: Error) => void)[] = [];
      const getToken = () =>
        new Promise<AccessToken>((_resolve, reject) => {
          rejecters.push(reject);
        });
      const { client } = createClientOf({}, { credential: { getToken } });
      const controller = new AbortController();
      const error = errorOf(() => client.purchase({ searchId, signal: controller.signal }));
      await vi.waitFor(() => expect(rejecters).not.toEqual([]));
      controller.abort();
      await error;
      for (const reject of rejecters) reject(new Error('no identity'));
      await settle(20);
    } finally {
      process.off('unhandledRejection', note);
    }
    expect(rejections).toEqual([]);
  });
});
