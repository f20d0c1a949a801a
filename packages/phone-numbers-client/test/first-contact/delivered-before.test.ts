import { describe, expect, it } from 'vitest';
import type { PurchaseOptions } from '../../src/index.js';
import { held } from '../life/life.js';
import { json, searchId } from '../server.js';
import {
  createClientOf,
  errorOf,
  found,
  notFound,
  owned,
  ownedBut,
  phoneNumbers,
  reading,
} from './fake-service.js';

/** Reads of phone numbers where the resource owns all but one. */
const ownedButSecond = ownedBut(phoneNumbers[1]);
/** What `search.result()` resolved to before the purchase. */
const inHand = { ...held, phoneNumbers, searchExpiresBy: '2099-01-01T00:00:00Z' };
const failed = reading('failed', { error: { code: 'PurchaseFailed', message: 'a' } });

describe('what a purchase that failed has delivered', () => {
  it.each<[how: string, options: Partial<PurchaseOptions>]>([
    ['was given', { search: inHand, searchId: undefined }],
    ['was compared right before', { searchId, phoneNumbers }],
  ])(
    'looks at the phone numbers of the search that %s, if it names others later on',
    async (_how, options) => {
      const rest = json(200, { searchId, phoneNumbers: phoneNumbers.slice(1) });
      const { client, service } = createClientOf({
        result: 'phoneNumbers' in options ? [found, rest] : [rest],
        after: [failed],
        number: [ownedButSecond],
      });
      const error = await errorOf(async () => (await client.purchase(options)).result());
      expect(error).toMatchObject({ outcome: 'failed', delivered: phoneNumbers.slice(0, 1) });
      const again = await errorOf(() => client.purchase({ searchId }));
      expect(again).toMatchObject({ code: 'operation-failed', delivered: phoneNumbers.slice(0, 1) });
      expect(service.count('post')).toBe(1);
    },
  );

  it('names a phone number once that the search names twice', async () => {
    const twice = json(200, { searchId, phoneNumbers: [...phoneNumbers, ...phoneNumbers] });
    const { client } = createClientOf({ result: [twice], after: [failed], number: [owned] });
    const error = await errorOf(async () => (await client.purchase({ searchId })).result());
    expect(error).toMatchObject({ delivered: phoneNumbers });
  });

  it('leaves nothing unknown: what is refused after it was not sent', async () => {
    const { client } = createClientOf({ after: [failed], number: [notFound] });
    await errorOf(async () => (await client.purchase({ searchId })).result());
    const error = await errorOf(() => client.purchase({ searchId, phoneNumbers: ['+18005550199'] }));
    expect(error).toMatchObject({ code: 'search-changed', outcome: 'not-sent' });
  });
});
