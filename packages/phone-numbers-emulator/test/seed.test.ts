import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEmulator, fixtures, manualClock } from '../src/index.js';
import { openLife } from './life.js';
import { bodyOf, member } from './session.js';

const owned = {
  phoneNumber: '+442079460099',
  countryCode: 'GB',
  assignmentType: 'person',
  capabilities: { calling: 'inbound+outbound', sms: 'none' },
  cost: { amount: 1 },
  purchaseDate: '2025-12-24T18:00:00Z',
} as const;

describe('a seed', () => {
  it('has phone numbers that are owned, as they are described', async () => {
    const life = openLife({ seed: { owned: [owned, { phoneNumber: '+14255550101' }] } });
    expect(await life.owned()).toEqual([fixtures.phoneNumber, '+442079460099', '+14255550101']);
    expect(bodyOf(await life.ask('GET', '/phoneNumbers/+442079460099'))).toEqual({
      id: '442079460099',
      phoneNumber: '+442079460099',
      countryCode: 'GB',
      phoneNumberType: 'geographic',
      capabilities: { calling: 'inbound+outbound', sms: 'none' },
      assignmentType: 'person',
      purchaseDate: '2025-12-24T18:00:00.0000001+00:00',
      cost: { amount: 1, currencyCode: 'USD', billingFrequency: 'monthly' },
    });
  });

  it('keeps what is owned out of the stock', () => {
    const { inStock } = createEmulator({ seed: { owned: [owned] } }).inventory();
    expect(inStock).toContain('+442079460098');
    expect(inStock).not.toContain('+442079460099');
  });

  it('has searches that can be purchased', async () => {
    const life = openLife({ seed: { searches: [{ searchId: 'seeded', phoneNumbers: ['+14255550190'] }] } });
    await life.readToEnd(await life.purchase('seeded'));
    expect(await life.owned()).toEqual([fixtures.phoneNumber, '+14255550190']);
  });

  it('has a stock of its own, in place of the other one', async () => {
    const stock = [
      { countryCode: 'DE', areaCode: '30', phoneNumbers: ['+493023125000'], agreementRequired: true },
      { countryCode: 'DE', phoneNumbers: ['+4915550000000'], cost: { amount: 5 } },
    ];
    const life = openLife({ seed: { stock } });
    const german = { phoneNumberType: 'geographic', areaCode: '30' };
    expect((await life.find(german, 'DE')).phoneNumbers).toEqual(['+493023125000']);
    expect((await life.search(german, 'US')).status).toBe(400);
    expect(life.emulator.inventory().inStock).toEqual(['+4915550000000']);
  });

  it('has the time at which the clock starts, unless there is a clock', () => {
    const seed = { now: '2026-01-31T12:00:00Z' };
    const started = createEmulator({ seed }).clock.now().getTime();
    expect(started - Date.parse(seed.now)).toBeGreaterThanOrEqual(0);
    expect(started - Date.parse(seed.now)).toBeLessThan(60_000);
    const clock = manualClock(new Date('2020-01-01T00:00:00Z'));
    expect(createEmulator({ seed, clock }).clock.now()).toEqual(new Date('2020-01-01T00:00:00Z'));
  });

  it('is there again after a reset', async () => {
    const life = openLife({ seed: { owned: [{ phoneNumber: '+14255550101' }] } });
    await life.readToEnd(await life.release('+14255550101'));
    await life.readToEnd(await life.update(fixtures.phoneNumber, { calling: 'inbound' }));
    life.emulator.reset();
    expect(await life.owned()).toEqual([fixtures.phoneNumber, '+14255550101']);
    const number = await life.ask('GET', `/phoneNumbers/${fixtures.phoneNumber}`);
    expect(member(number, 'capabilities')).toEqual({ calling: 'none', sms: 'inbound+outbound' });
  });

  it.each([
    [{ clock: 1 }, 'unknown option "seed.clock"; the options are now, owned, searches, stock'],
    [{ now: 'today' }, 'seed.now must be a date such as "2026-01-31T12:00:00Z" (received "today").'],
    [{ now: '2026-02-31T25:00:00Z' }, 'seed.now must be a date such as "2026-01-31T12:00:00Z" '],
    [{ owned: '+14255550101' }, 'seed.owned must be an array (received "+14255550101").'],
    [{ owned: [{}] }, 'seed.owned[0].phoneNumber must be a phone number in E.164 format'],
    [{ owned: [{ phoneNumber: '911' }] }, 'seed.owned[0].phoneNumber must be a phone number'],
    [
      { owned: [{ phoneNumber: '+14255550101', capabilities: { sms: 'yes' } }] },
      'seed.owned[0].capabilities.sms must be one of "none", "inbound", "outbound", "inbound+outbound"',
    ],
    [
      { owned: [{ phoneNumber: '+14255550101', cost: { amount: '2' } }] },
      'seed.owned[0].cost.amount must be a finite number, zero or more (received "2").',
    ],
    [
      { owned: [{ phoneNumber: '+14255550101' }, { phoneNumber: '+14255550101' }] },
      'seed.owned[1].phoneNumber must be',
    ],
    [{ owned: [{ phoneNumber: fixtures.phoneNumber }] }, 'seed.owned[0].phoneNumber must be'],
    [{ searches: [{ scenario: 'wins' }] }, 'seed.searches[0].scenario must be one of "succeeds"'],
    [
      { searches: [{ searchId: fixtures.fails }] },
      'seed.searches[0].searchId must be an id that no other search has',
    ],
    [{ stock: [{}] }, 'seed.stock[0].phoneNumbers must be a non-empty array of phone numbers'],
    [
      { stock: [{ phoneNumbers: ['+14255550101'], areaCode: 425 }] },
      'seed.stock[0].areaCode must be a string',
    ],
    [
      { stock: [{ phoneNumbers: ['+14255550101'], sms: [] }] },
      'seed.stock[0].sms must be a non-empty array of',
    ],
  ])('is refused with the path of what is wrong: %o', (seed, message) => {
    const create = () => Reflect.apply(createEmulator, undefined, [{ seed }]);
    expect(create).toThrow(TypeError);
    expect(create).toThrow(message);
  });

  it('is refused or taken, and never the cause of another error', () => {
    const wrong = fc.anything({ withDate: true, withSparseArray: true });
    const seeds = fc.record(
      { now: wrong, owned: fc.array(wrong), searches: wrong, stock: fc.array(wrong) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(seeds, (seed) => {
        try {
          Reflect.apply(createEmulator, undefined, [{ seed }]);
        } catch (error) {
          expect(error).toBeInstanceOf(TypeError);
          expect(String(error)).toMatch(/^TypeError: (seed|unknown option "seed)/);
        }
      }),
    );
  });
});
