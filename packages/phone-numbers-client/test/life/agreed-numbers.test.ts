import { describe, expect, it } from 'vitest';
import { createClientOf, errorOf, reading } from '../first-contact/fake-service.js';
import { searchId } from '../server.js';
import { held, holds } from './life.js';

const [one = '', two = ''] = held.phoneNumbers;
const maxMonthlyCost = { amount: 1000, currencyCode: 'USD' };
const found = { ...held, searchExpiresBy: '2999-01-01T00:00:00Z' };

/** What a search may hold right before the purchase, other than the two phone numbers that were agreed on. */
const changes: Readonly<Record<string, readonly string[]>> = {
  'a phone number less': [one],
  'a phone number more': [one, two, '+14255550125'],
  'another phone number': [one, '+14255550125'],
  'one of them twice': [one, one],
};

describe('the phone numbers that were agreed on', () => {
  it.each(Object.entries(changes))('prevent a purchase of %s', async (_what, phoneNumbers) => {
    for (const terms of [
      { searchId, phoneNumbers: held.phoneNumbers },
      { searchId, phoneNumbers: held.phoneNumbers, maxMonthlyCost },
      { search: found, maxMonthlyCost },
    ]) {
      const { client, service } = createClientOf({ result: [holds({ phoneNumbers })] });
      const error = await errorOf(() => client.purchase(terms));
      expect(error).toMatchObject({
        name: 'SearchResultError',
        code: 'search-changed',
        outcome: 'not-sent',
        searchId,
      });
      expect(error.message).toBe(
        `The search holds ${phoneNumbers.join(', ')}, and not the phone numbers that were agreed on. Search again.`,
      );
      expect(service.count('post')).toBe(0);
    }
  });

  it('permit a purchase of the same ones in another order', async () => {
    const { client, service } = createClientOf({ result: [holds({ phoneNumbers: [two, one] })] });
    await client.purchase({ searchId, phoneNumbers: [one, two] });
    expect(service.requests.map(({ method }) => method)).toEqual(['GET', 'GET', 'POST']);
  });

  it('do not matter to a purchase that exists', async () => {
    const { client, service } = createClientOf({ before: [reading('succeeded')] });
    expect(await client.purchase({ searchId, phoneNumbers: ['+1'] })).toMatchObject({ created: false });
    expect(service.count('result')).toBe(0);
  });

  it.each([['a string'], [{}], [[5]], [null]])('must be an array of strings, and not %j', async (wrong) => {
    const { client, service } = createClientOf();
    const error = await errorOf(() =>
      Reflect.apply(client.purchase, undefined, [{ searchId, phoneNumbers: wrong }]),
    );
    expect(error).toMatchObject({ code: 'invalid-argument', argument: 'phoneNumbers' });
    expect(service.requests).toEqual([]);
  });

  it('must be the same in calls that purchase one search at once', async () => {
    const { client } = createClientOf({ result: [holds()] });
    const first = client.purchase({ searchId, phoneNumbers: [one, two] });
    const error = await errorOf(() => client.purchase({ searchId, phoneNumbers: [one] }));
    expect(error).toMatchObject({ code: 'invalid-argument', argument: 'phoneNumbers' });
    const same = await client.purchase({ searchId, phoneNumbers: [two, one] });
    expect(await first).toBe(same);
  });
});

/** What a search may read as after its purchase has succeeded. */
const unusable: Readonly<Record<string, unknown>> = {
  'no phone numbers': [],
  null: null,
  nothing: undefined,
  'a string': '+14255550123',
  'a phone number that is null': ['+14255550123', null],
  'a phone number that is an object': [{ phoneNumber: '+14255550123' }],
};

describe('a purchase that has succeeded', () => {
  it.each(Object.entries(unusable))(
    'is told as accepted, and not as one of nothing, if its search then reads as %s',
    async (_what, phoneNumbers) => {
      const { client } = createClientOf({ result: [holds({ phoneNumbers })] });
      const purchase = await client.purchase({ searchId });
      const error = await errorOf(() => purchase.result());
      expect(error).toMatchObject({ code: 'contract-violation', phase: 'result', outcome: 'accepted' });
      expect(error.message).toMatch(
        /The purchase has succeeded, and only its phone numbers could not be read/,
      );
    },
  );

  it('is read again by the next call', async () => {
    const { client } = createClientOf({ result: [holds({ phoneNumbers: [] }), holds()] });
    const purchase = await client.purchase({ searchId });
    await errorOf(() => purchase.result());
    expect((await purchase.result()).phoneNumbers).toEqual([one, two]);
  });
});
