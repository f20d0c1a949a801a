import { describe, expect, it } from 'vitest';
import { fixtures, manualClock, unrecorded } from '../src/index.js';
import { openHttpSession } from './http-session.js';
import { brief, each } from './unrecorded-answers.js';
import { wholeSession } from './whole-session.js';

describe('the defaults', () => {
  it('are the first values of the options for what was never recorded', async () => {
    const first = Object.fromEntries(Object.entries(unrecorded).map(([name, [value]]) => [name, value]));
    expect(await wholeSession(first)).toEqual(await wholeSession({}));
  });
});

describe('the read before a purchase', () => {
  it.each(
    each(unrecorded.beforePurchase, {
      '404': '404 NotFound',
      empty404: '404 empty',
      notStarted: '200 notStarted',
      '400': '400 InvalidInput',
      '403': '403 Forbidden',
    }),
  )('answers the read before a purchase as beforePurchase $value says', async ({ value, expected }) => {
    await using session = await openHttpSession({ beforePurchase: value });
    expect(brief(await session.readOperation(fixtures.succeeds))).toBe(expected);
    expect(brief(await session.readOperation(fixtures.unknown))).toBe('404 NotFound');
    expect(brief(await session.purchase(fixtures.succeeds))).toBe('202 empty');
    expect(brief(await session.readOperation(fixtures.succeeds))).toBe('200 running');
  });

  it('reads notStarted with the id of the operation that does not exist yet', async () => {
    await using session = await openHttpSession({ beforePurchase: 'notStarted' });
    const { text } = await session.readOperation(fixtures.succeeds.toUpperCase());
    expect(JSON.parse(text)).toMatchObject({ id: `purchase_${fixtures.succeeds}`, status: 'notStarted' });
    expect(session.emulator.ledger.purchases).toEqual([]);
  });
});

describe('a second purchase', () => {
  it.each(
    each(unrecorded.secondPurchase, {
      accepted: ['202 empty', 2, '200 running'],
      sameOperation: ['202 empty', 1, '200 succeeded'],
      '400': ['400 InvalidInput', 1, '200 succeeded'],
      '404': ['404 NotFound', 1, '200 succeeded'],
      '409': ['409 Conflict', 1, '200 succeeded'],
    }),
  )('answers a second purchase as secondPurchase $value says', async ({ value, expected }) => {
    await using session = await openHttpSession({ secondPurchase: value });
    await session.purchase(fixtures.succeeds);
    await session.readToEnd(fixtures.succeeds);
    const second = await session.purchase(fixtures.succeeds);
    const count = session.emulator.ledger.count(fixtures.succeeds);
    const read = await session.readOperation(fixtures.succeeds);
    expect([brief(second), count, brief(read)]).toEqual(expected);
    expect(await session.owned()).toEqual(['+14255550123']);
  });
});

describe('a purchase of an expired search', () => {
  it.each(
    each(unrecorded.expiredSearch, {
      '400': ['400 ReservationExpired', '404 NotFound', 200, 0],
      '404': ['404 NotFound', '404 NotFound', 200, 0],
      '409': ['409 ReservationExpired', '404 NotFound', 200, 0],
      '410': ['410 ReservationExpired', '404 NotFound', 200, 0],
      forgotten: ['404 NotFound', '404 NotFound', 404, 0],
      fails: ['202 empty', '200 failed', 200, 1],
      accepted: ['202 empty', '200 succeeded', 200, 1],
    }),
  )('answers the purchase of an expired search as expiredSearch $value says', async ({ value, expected }) => {
    const clock = manualClock();
    await using session = await openHttpSession({ clock, expiredSearch: value });
    const { searchId, phoneNumbers } = session.emulator.addSearch({ holdMilliseconds: 1_000 });
    clock.advance(1_000);
    const purchase = await session.purchase(searchId);
    const operation = await session.readToEnd(searchId);
    const search = await session.send('GET', `/availablePhoneNumbers/searchResults/${searchId}`);
    const purchases = session.emulator.ledger.count(searchId);
    expect([brief(purchase), brief(operation), search.status, purchases]).toEqual(expected);
    expect(await session.owned()).toEqual(value === 'accepted' ? phoneNumbers : []);
    if (value === 'fails') expect(operation.text).toContain('"code":"ReservationExpired"');
  });

  it('does not forget a search that was purchased before it expired', async () => {
    const clock = manualClock();
    await using session = await openHttpSession({ clock, expiredSearch: 'forgotten' });
    const { searchId } = session.emulator.addSearch({ holdMilliseconds: 1_000 });
    await session.purchase(searchId);
    clock.advance(1_000);
    expect(brief(await session.readToEnd(searchId))).toBe('200 succeeded');
    expect((await session.send('GET', `/availablePhoneNumbers/searchResults/${searchId}`)).status).toBe(200);
  });
});
