import { describe, expect, it } from 'vitest';
import { createClientOf, ended, errorOf, notFound, responseOf } from '../first-contact/fake-service.js';
import { json, searchId } from '../server.js';
import { held, holds, owned } from './life.js';

describe('client.resume({ operationId })', () => {
  it('returns the handle of a purchase, which is that of resume({ searchId })', async () => {
    const { client } = createClientOf({
      before: [ended(`https://a/purchase_${searchId}`)],
      result: [holds()],
    });
    const purchase = client.resume({ operationId: `purchase_${searchId}` });
    expect(purchase).toMatchObject({ kind: 'purchase', searchId, created: false });
    expect(await purchase.result()).toEqual(held);
  });

  it('returns the handle of a search', async () => {
    const { client } = createClientOf({ result: [holds()] });
    const search = client.resume({ operationId: `search_${searchId}` });
    expect(search).toMatchObject({ kind: 'search', searchId });
    expect((await search.result()).phoneNumbers).toEqual(held.phoneNumbers);
  });

  it('returns the handle of a release', async () => {
    const release = createClientOf().client.resume({ operationId: 'release_a' });
    expect(release).toMatchObject({ kind: 'release', operationId: 'release_a' });
    expect(await release.result()).toBeUndefined();
  });

  it.each([
    '/phoneNumbers/+14255550123?api-version=2021-03-07',
    'https://example.com/phoneNumbers/%2b14255550123',
  ])(
    'returns the handle of an update, whose phone number the operation says: %s',
    async (resourceLocation) => {
      const { client, service } = createClientOf({
        operation: [async ({ url }) => responseOf(ended(url, 'succeeded', { resourceLocation }))],
        number: [json(200, owned)],
      });
      const update = client.resume({ operationId: 'capabilities_a' });
      expect(update.kind).toBe('update');
      expect(await update.result()).toEqual(owned);
      expect(service.requests.at(-1)?.url).toContain('azure.com/phoneNumbers/%2B14255550123?');
    },
  );

  it.each([[null], [undefined], ['/phoneNumbers/14255550123'], ['/a/..'], [7]])(
    'throws when the operation of an update does not say which phone number it is: %j',
    async (resourceLocation) => {
      const { client, service } = createClientOf({
        operation: [async ({ url }) => responseOf(ended(url, 'succeeded', { resourceLocation }))],
      });
      const error = await errorOf(() => client.resume({ operationId: 'capabilities_a' }).result());
      expect(error).toMatchObject({ code: 'contract-violation', phase: 'result', outcome: 'accepted' });
      expect(service.count('number')).toBe(0);
    },
  );

  it('returns the handle of an operation of another kind, whose last reading is its result', async () => {
    const { client } = createClientOf();
    const other = client.resume({ operationId: 'reservationPurchase_a' });
    expect(other.kind).toBe('operation');
    expect(await other.result()).toMatchObject({ operationType: 'reservationPurchase', status: 'succeeded' });
  });

  it.each(['search', 'release', 'capabilities', 'reservationPurchase'])(
    'throws OperationNotFoundError for an unknown operation whose id begins with %s',
    async (prefix) => {
      const { client, service } = createClientOf({ operation: [notFound] });
      const error = await errorOf(() => client.resume({ operationId: `${prefix}_a` }).result());
      expect(error).toMatchObject({ code: 'not-found', outcome: 'not-found', operationId: `${prefix}_a` });
      expect(error.message).toMatch(/The service knows no such (search|release|update|operation)\.$/);
      expect(service.count('operation')).toBe(4);
    },
  );

  it('throws when an operation is of another type than its id says', async () => {
    const { client } = createClientOf({
      operation: [async ({ url }) => responseOf(ended(url, 'succeeded', { operationType: 'purchase' }))],
    });
    const error = await errorOf(() => client.resume({ operationId: 'release_a' }).result());
    expect(error.code).toBe('contract-violation');
  });

  const prefixes = ['purchase_', 'search_', 'release_', 'capabilities_', 'reservationPurchase_'];
  it.each([
    '',
    '..',
    'a/b',
    'a'.repeat(257),
    ...prefixes,
    ...prefixes.flatMap((prefix) => [`${prefix}..`, `${prefix}a b`, `${prefix}a?b`]),
  ])('refuses the id %j, and names the option that has it', async (operationId) => {
    const { client, service } = createClientOf();
    const error = await errorOf(() => client.resume({ operationId }));
    expect(error).toMatchObject({ code: 'invalid-argument', argument: 'operationId' });
    expect(service.requests).toEqual([]);
  });

  it('refuses an id of a search together with that of an operation', async () => {
    const { client } = createClientOf();
    // @ts-expect-error one of them
    const error = await errorOf(() => client.resume({ searchId, operationId: `search_${searchId}` }));
    expect(error).toMatchObject({ code: 'invalid-argument', argument: 'searchId' });
  });
});
