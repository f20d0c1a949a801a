import { describe, expect, it } from 'vitest';
import { createClientOf, errorOf, reading } from '../first-contact/fake-service.js';
import { json, searchId } from '../server.js';
import { held, holds, noon } from './life.js';

const dollars = (amount: number) => ({ amount, currencyCode: 'USD' });
const inFuture = new Date(Date.now() + 900_000).toISOString();
const inPast = new Date(Date.now() - 900_000).toISOString();
const found = { ...held, searchExpiresBy: inFuture };

describe('client.purchase({ search })', () => {
  it('purchases what a search has found', async () => {
    const { client, service } = createClientOf();
    expect(await client.purchase({ search: found })).toMatchObject({ kind: 'purchase', searchId });
    expect(service.requests.map(({ method }) => method)).toEqual(['GET', 'POST']);
    expect(service.requests.at(-1)?.init.body).toBe(JSON.stringify({ searchId }));
  });

  it('purchases what was found and stored as JSON', async () => {
    const { client } = createClientOf();
    const stored = JSON.parse(JSON.stringify(found));
    expect(await client.purchase({ search: stored })).toMatchObject({ searchId });
  });

  it('is refused before anything is sent if the search needs an agreement that was not given', async () => {
    const { client, service } = createClientOf({}, { apiVersion: '2025-06-01' });
    const search = { ...found, isAgreementToNotResellRequired: true };
    for (const agreeToNotResell of [undefined, false]) {
      const error = await errorOf(() => client.purchase({ search, agreeToNotResell }));
      expect(error).toMatchObject({ code: 'invalid-argument', argument: 'agreeToNotResell' });
    }
    expect(service.requests).toEqual([]);
    await client.purchase({ search, agreeToNotResell: true });
    expect(service.requests.at(-1)?.init.body).toBe(JSON.stringify({ searchId, agreeToNotResell: true }));
  });

  it('names the api-version that has the agreement, if the search needs one and the client cannot give it', async () => {
    const { client, service } = createClientOf();
    const search = { ...found, isAgreementToNotResellRequired: true };
    const error = await errorOf(() => client.purchase({ search }));
    expect(error).toMatchObject({ code: 'invalid-argument', argument: 'search' });
    expect(error.message).toContain("apiVersion: '2025-06-01'");
    expect(service.requests).toEqual([]);
  });

  it('refuses agreeToNotResell in an api-version that does not have it', async () => {
    const { client, service } = createClientOf();
    // @ts-expect-error not in 2021-03-07
    const error = await errorOf(() => client.purchase({ searchId, agreeToNotResell: true }));
    expect(error.message).toContain('options has agreeToNotResell, which is unknown');
    expect(service.requests).toEqual([]);
  });

  it('refuses in place of what was found a handle of the search, a promise, and an id alone', async () => {
    const { client, service } = createClientOf();
    for (const search of [{ searchId, kind: 'search' }, { searchId }, Promise.resolve(found)]) {
      // @ts-expect-error not what search.result() resolves to
      const error = await errorOf(() => client.purchase({ search }));
      expect(error).toMatchObject({ code: 'invalid-argument', argument: 'search' });
      expect(error.message).toContain('search.result()');
    }
    expect(service.requests).toEqual([]);
  });

  it('refuses a search together with a search id', async () => {
    const { client } = createClientOf();
    // @ts-expect-error one of them
    const error = await errorOf(() => client.purchase({ search: found, searchId }));
    expect(error).toMatchObject({ code: 'invalid-argument', argument: 'search' });
  });

  it('is refused if the search has expired by the clock of the service, and was not purchased', async () => {
    const { client, service } = createClientOf({ result: [holds({ searchExpiresBy: inPast }, {})] });
    const error = await errorOf(() => client.purchase({ search: { ...held, searchExpiresBy: inPast } }));
    expect(error).toMatchObject({ code: 'search-expired', outcome: 'not-sent', searchId });
    expect(service.count('post')).toBe(0);
  });

  it('is sent if only the clock of this machine says that the search has expired', async () => {
    const date = { Date: new Date(Date.parse(inPast) - 60_000).toUTCString() };
    const { client, service } = createClientOf({ result: [holds({ searchExpiresBy: inPast }, date)] });
    await client.purchase({ search: { ...held, searchExpiresBy: inPast } });
    expect(service.count('post')).toBe(1);
  });

  it('continues from a purchase that exists, although the search has expired', async () => {
    const { client, service } = createClientOf({ before: [reading('succeeded')] });
    const purchase = await client.purchase({ search: { ...held, searchExpiresBy: inPast } });
    expect(purchase.created).toBe(false);
    expect(service.count('result')).toBe(0);
  });
});

describe('maxMonthlyCost', () => {
  it('is compared with the cost of all phone numbers, as the service says it right before the purchase', async () => {
    const { client, service } = createClientOf({ result: [holds()] });
    // Two phone numbers for two dollars each, whatever the caller believes.
    const search = { ...found, cost: { ...found.cost, amount: 1 } };
    const error = await errorOf(() => client.purchase({ search, maxMonthlyCost: dollars(3.99) }));
    expect(error).toMatchObject({
      code: 'cost-refused',
      outcome: 'not-sent',
      expiresInMs: 960_123,
      searchId,
    });
    expect(error.message).toBe(
      'The phone numbers cost 4 USD a month, more than maxMonthlyCost (3.99). ' +
        'The search holds its phone numbers for another 960 s.',
    );
    expect(service.count('post')).toBe(0);
    await client.purchase({ searchId, maxMonthlyCost: dollars(4) });
    expect(service.requests.map(({ method }) => method).slice(-3)).toEqual(['GET', 'GET', 'POST']);
  });

  it('permits exactly the cost, although floating-point numbers add up to more', async () => {
    const cost = { ...held.cost, amount: 0.1 };
    const { client, service } = createClientOf({
      result: [holds({ cost, phoneNumbers: ['+1', '+2', '+3'] })],
    });
    await client.purchase({ searchId, maxMonthlyCost: dollars(0.3) });
    expect(service.count('post')).toBe(1);
  });

  it('refuses a cost that is higher by less than a millionth', async () => {
    const cost = { ...held.cost, amount: 2.0000001 };
    const { client, service } = createClientOf({ result: [holds({ cost, phoneNumbers: ['+1'] })] });
    const error = await errorOf(() => client.purchase({ searchId, maxMonthlyCost: dollars(2) }));
    expect(error).toMatchObject({ code: 'cost-refused', outcome: 'not-sent' });
    expect(service.count('post')).toBe(0);
  });

  it.each([
    ['null', null, 'does not say what they cost'],
    ['an amount that is none', { ...held.cost, amount: '2' }, 'does not say what they cost'],
    ['a negative amount', { ...held.cost, amount: -2 }, 'does not say what they cost'],
    ['another currency', { ...held.cost, currencyCode: 'EUR' }, 'cost EUR, and maxMonthlyCost is USD'],
    ['another frequency', { ...held.cost, billingFrequency: 'yearly' }, 'not billed monthly but yearly'],
    ['no frequency', { amount: 2, currencyCode: 'USD' }, 'does not say in which currency'],
    ['no currency', { ...held.cost, currencyCode: null }, 'does not say in which currency'],
  ])('refuses a purchase whose cost is %s', async (_what, cost, message) => {
    const { client, service } = createClientOf({ result: [holds({ cost })] });
    const error = await errorOf(() => client.purchase({ searchId, maxMonthlyCost: dollars(1000) }));
    expect(error).toMatchObject({ code: 'cost-refused', outcome: 'not-sent' });
    expect(error.message).toContain(message);
    expect(service.count('post')).toBe(0);
  });

  it.each([
    ['is answered with 404', json(404, { error: { code: 'NotFound', message: 'no' } })],
    ['is answered with another search', json(200, { ...held, searchId: 'another' }, noon)],
  ])('lets nothing be sent if the read of the cost %s', async (_what, answer) => {
    const { client, service } = createClientOf({ result: [answer] });
    const error = await errorOf(() => client.purchase({ searchId, maxMonthlyCost: dollars(1000) }));
    expect(error).toMatchObject({ outcome: 'not-sent', phase: 'lookup' });
    expect(service.count('post')).toBe(0);
  });

  it('gives the claim back when it refuses a purchase', async () => {
    const calls: string[] = [];
    const claim = {
      markSent: async () => void calls.push('markSent'),
      release: async () => void calls.push('release'),
    };
    const claims = { acquire: async () => ({ state: 'granted', claim }) as const };
    const { client } = createClientOf({ result: [holds()] }, { claims });
    await errorOf(() => client.purchase({ searchId, maxMonthlyCost: dollars(1) }));
    expect(calls).toEqual(['release']);
  });

  it('must be the same in calls that purchase one search at once', async () => {
    const { client } = createClientOf({ result: [holds()] });
    const first = client.purchase({ searchId, maxMonthlyCost: dollars(4) });
    const error = await errorOf(() => client.purchase({ searchId, maxMonthlyCost: dollars(5) }));
    expect(error).toMatchObject({ code: 'invalid-argument', argument: 'maxMonthlyCost' });
    const same = await client.purchase({ searchId, maxMonthlyCost: dollars(4) });
    expect(await first).toBe(same);
  });
});
