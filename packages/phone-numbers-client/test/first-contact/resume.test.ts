import { describe, expect, it } from 'vitest';
import { json, operationId, searchId } from '../server.js';
import { createClientOf, errorOf, notFound, type Reply, reading } from './fake-service.js';

const reset: Reply = () => Promise.reject(new Error('reset'));

describe('a purchase that is resumed', () => {
  it.each([
    ['without a body', notFound],
    ['with an error', json(404, { error: { code: 'NotFound', message: 'Not found.' } })],
  ])('ends a resumed purchase as not found after four reads of 404 %s', async (_what, answer) => {
    const { client, service } = createClientOf({ before: [answer] });
    const error = await errorOf(() => client.resume({ searchId }).result());
    expect(error).toMatchObject({
      name: 'OperationNotFoundError',
      code: 'not-found',
      outcome: 'not-found',
      phase: 'poll',
      status: 404,
      searchId,
    });
    expect(error.message).toContain('client.purchase');
    expect(error.message).not.toContain('may have been accepted');
    expect(error.message).not.toContain('client.resume');
    expect(service.count('before')).toBe(4);
    expect(service.count('post')).toBe(0);
  });

  it('purchases what resume has not found, after another read', async () => {
    const { client, service } = createClientOf();
    await expect(client.resume({ searchId }).result()).rejects.toMatchObject({ outcome: 'not-found' });
    await expect(client.purchase({ searchId })).resolves.toMatchObject({ created: true });
    expect(service.count('post')).toBe(1);
  });

  it('finds a resumed purchase although the first three reads are answered with 404', async () => {
    const { client } = createClientOf({ before: [notFound, notFound, notFound, reading('succeeded')] });
    await expect(client.resume({ searchId }).result()).resolves.toMatchObject({ searchId });
  });

  it('does not end a resumed purchase as not found once it was read', async () => {
    const { client } = createClientOf({ before: [reading('running'), notFound] });
    const error = await errorOf(() => client.resume({ searchId }).result({ timeoutMs: 300_000 }));
    expect(error).toMatchObject({ outcome: 'accepted', operationId });
    expect(error.code).not.toBe('not-found');
  });

  it('ends a resumed purchase as unknown if no read is answered until the deadline', async () => {
    const { client } = createClientOf({ before: [reset] });
    const error = await errorOf(() => client.resume({ searchId }).result({ timeoutMs: 30_000 }));
    expect(error).toMatchObject({ code: 'still-running', outcome: 'unknown', operationId });
  });

  it('sends nothing in resume until the handle is used', async () => {
    const { client, service } = createClientOf();
    expect(client.resume({ searchId })).toMatchObject({
      created: false,
      searchId,
      operationId,
      unexpectedHeaders: [],
    });
    expect(service.requests).toEqual([]);
  });

  it.each(['poll', 'result', 'cancel'] as const)(
    'never purchases in %s of a resumed purchase',
    async (method) => {
      for (const answer of [notFound, reading('notStarted'), reading('failed'), { status: 500 }]) {
        const { client, service } = createClientOf({ before: [answer], cancel: [answer] });
        const purchase = client.resume({ searchId });
        await errorOf(() => purchase[method]({ timeoutMs: 5000 })).catch(() => {});
        expect(service.count('post')).toBe(0);
      }
    },
  );
});

describe('a search id', () => {
  const refused = [
    '.',
    '..',
    '...',
    '.a',
    'a b',
    ' a',
    'a/b',
    '/',
    'a\\b',
    'a%2fb',
    '%2e%2e',
    'a?b',
    'a#b',
    'a:b',
    'a+b',
    'ä',
    'a\u200b',
    'a\n',
    '\u202e',
    'x'.repeat(248),
    'x'.repeat(3_000_000),
  ];

  it.each(refused.map((id) => [id.slice(0, 10), id] as const))(
    'refuses a search id that cannot be one segment of a path, and does not show it: %j',
    async (_shown, id) => {
      const { client, service } = createClientOf();
      for (const call of [() => client.purchase({ searchId: id }), () => client.resume({ searchId: id })]) {
        const error = await errorOf(call);
        expect(error).toMatchObject({ code: 'invalid-argument', argument: 'searchId', outcome: 'not-sent' });
        expect(error.message.length).toBeLessThan(200);
      }
      expect(service.requests).toEqual([]);
    },
  );

  it.each(['a', '0', 'search-1', 'a.b', '~', '_', '-', 'A'.repeat(247), searchId])(
    'sends a search id of letters, digits and _.~- as it is: %s',
    async (id) => {
      const { client, service } = createClientOf({ post: [{ status: 202 }] });
      await expect(client.purchase({ searchId: id })).resolves.toMatchObject({
        operationId: `purchase_${id}`,
      });
      expect(new URL(service.requests[0]?.url ?? '').pathname).toBe(
        `/phoneNumbers/operations/purchase_${id}`,
      );
    },
  );

  it('refuses a search id that is a credential of the client, and does not show it', async () => {
    const secret = 'c2VjcmV0LW9mLXRoZS10ZXN0cy0x';
    const { client } = createClientOf({}, { headers: { authorization: secret } });
    for (const id of [secret, secret.slice(4), `x${secret}`]) {
      const error = await errorOf(() => client.purchase({ searchId: id }));
      expect(error).toMatchObject({ code: 'invalid-argument', searchId: undefined });
      expect(error.message).not.toContain(secret.slice(4, 20));
    }
  });
});

it.each(['purchase', 'resume'] as const)(
  '%s refuses the id of an operation as a search id before anything is sent',
  async (name) => {
    const { client, service } = createClientOf();
    for (const prefix of ['purchase_', 'search_', 'PURCHASE_']) {
      const error = await errorOf(async () => client[name]({ searchId: `${prefix}${searchId}` }));
      expect(error).toMatchObject({ code: 'invalid-argument', outcome: 'not-sent' });
      expect(error.message).toContain('what follows the prefix of the operation');
    }
    expect(service.requests).toEqual([]);
  },
);

it('says of an operation that is resumed by its id, and is not known, that there is no operation with this id', async () => {
  const { client } = createClientOf({ operation: [notFound] });
  const resumed = client.resume({ operationId: `release_${searchId}` });
  await expect(resumed.result()).rejects.toThrow('The poll found no operation of this release.');
  const other = client.resume({ operationId: 'other_1' });
  await expect(other.result()).rejects.toThrow('The poll found no operation with this id.');
});
