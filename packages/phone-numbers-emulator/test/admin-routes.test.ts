import { describe, expect, it } from 'vitest';
import { memberOf } from '../src/edits.js';
import { fixtures, manualClock, violations } from '../src/index.js';
import { openAdmin } from './admin-session.js';
import { bodyOf, header, member } from './session.js';

const start = '2026-01-31T12:00:00.000Z';
const clock = () => manualClock(new Date(start));

describe('the admin routes', () => {
  it('are not there unless they are asked for', async () => {
    const { admin } = openAdmin({ admin: undefined, authentication: 'off' });
    expect((await admin('GET', '/ledger')).status).toBe(404);
    expect(member(await admin('POST', '/reset'), 'error')).toHaveProperty('code', 'EmulatorRouteMissing');
  });

  it('show every purchase that was accepted, and the latest ones when asked', async () => {
    const { emulator, buy, read } = openAdmin({ clock: clock() });
    await buy(fixtures.succeeds);
    await buy(fixtures.fails);
    await buy(fixtures.unknown);
    const purchases = emulator.ledger.purchases.map((purchase) => ({ ...purchase, at: start }));
    expect(purchases).toHaveLength(2);
    expect(await read('/ledger')).toEqual({ total: 2, purchases });
    expect(await read('/ledger?last=1')).toEqual({ total: 2, purchases: purchases.slice(1) });
  });

  it('show operations without moving them on', async () => {
    const { buy, read } = openAdmin({ clock: clock() });
    await buy(fixtures.succeeds);
    const operation = {
      operationId: `purchase_${fixtures.succeeds}`,
      kind: 'purchase',
      status: 'running',
      startedAt: start,
      reads: 0,
      isCanceled: false,
      searchId: fixtures.succeeds,
    };
    for (let look = 0; look < 6; look += 1) {
      expect(await read('/operations?last=1')).toMatchObject({ operations: [operation] });
    }
  });

  it('show which requests were answered, and nothing of their headers, queries and bodies', async () => {
    const { emulator, buy, read } = openAdmin({ clock: clock() });
    await buy(fixtures.succeeds);
    await emulator.fetch('http://emulator.test/phoneNumbers?api-version=secret&sig=secret', {
      headers: { authorization: 'secret' },
    });
    await read('/ledger');
    const answer = await read('/requests');
    expect(answer).toEqual({
      total: 2,
      requests: [
        {
          at: start,
          method: 'POST',
          path: '/availablePhoneNumbers/:purchase',
          apiVersion: '2021-03-07',
          status: 202,
          durationMilliseconds: expect.any(Number),
        },
        {
          at: start,
          method: 'GET',
          path: '/phoneNumbers',
          status: 401,
          durationMilliseconds: expect.any(Number),
        },
      ],
    });
    expect(JSON.stringify(answer)).not.toMatch(/secret|Bearer/);
  });

  it('keep a thousand requests, and count all', async () => {
    const { emulator, read } = openAdmin();
    for (let number = 1; number <= 2_100; number += 1)
      await emulator.fetch(`http://emulator.test/sms/${number}`);
    const answer = await read('/requests');
    expect(answer).toMatchObject({ total: 2_100 });
    expect(answer).toHaveProperty('requests.length', 1_000);
    expect(answer).toHaveProperty('requests.999.path', '/sms/2100');
  });

  it('read the clock, and move it on by milliseconds or to a time', async () => {
    const { emulator, admin, read } = openAdmin({ clock: clock() });
    expect(await read('/clock')).toEqual({ time: start });
    const advanced = await admin('POST', '/clock/advance', { milliseconds: 90_000 });
    expect([advanced.status, bodyOf(advanced)]).toEqual([200, { time: '2026-01-31T12:01:30.000Z' }]);
    const set = await admin('PUT', '/clock', { time: '2026-02-01T13:00:00+01:00' });
    expect([set.status, bodyOf(set)]).toEqual([200, { time: '2026-02-01T12:00:00.000Z' }]);
    expect(emulator.clock.now()).toEqual(new Date('2026-02-01T12:00:00Z'));
  });

  it('add a search, which can be purchased', async () => {
    const { admin, buy, emulator } = openAdmin({ clock: clock() });
    const answer = await admin('POST', '/searches', { searchId: 'mine', phoneNumbers: ['+14255550199'] });
    expect(answer.status).toBe(201);
    expect(bodyOf(answer)).toMatchObject({
      searchId: 'mine',
      scenario: 'succeeds',
      phoneNumbers: ['+14255550199'],
      expiresAt: '2026-01-31T12:16:00.000Z',
    });
    expect((await buy('mine')).status).toBe(202);
    expect(emulator.ledger.count('mine')).toBe(1);
  });

  it('add a phone number that is owned, and say where all of them are', async () => {
    const { admin, read, emulator } = openAdmin({ clock: clock() });
    const answer = await admin('POST', '/numbers', { phoneNumber: '+442079460099', countryCode: 'GB' });
    expect(answer.status).toBe(201);
    expect(bodyOf(answer)).toEqual({
      phoneNumber: '+442079460099',
      countryCode: 'GB',
      phoneNumberType: 'geographic',
      assignmentType: 'application',
      capabilities: { calling: 'none', sms: 'inbound+outbound' },
      cost: { amount: 2, currencyCode: 'USD', billingFrequency: 'monthly' },
      purchasedAt: start,
    });
    expect(emulator.inventory().owned).toEqual([fixtures.phoneNumber, '+442079460099']);
    expect(await read('/numbers')).toEqual(emulator.inventory());
  });

  it('tell the fixtures', async () => {
    expect(await openAdmin().read('/fixtures')).toEqual(fixtures);
  });

  it('switch violations on and off', async () => {
    const { admin, buy, read } = openAdmin({ violations: ['P06'] });
    expect(await read('/violations')).toMatchObject({ on: ['P06'] });
    const location = async () => header(await buy(fixtures.succeeds), 'operation-location');
    expect(await location()).toBeUndefined();
    expect(bodyOf(await admin('PUT', '/violations', { ids: [] }))).toEqual({ on: [] });
    expect(await location()).toBeDefined();
    expect(bodyOf(await admin('PUT', '/violations', { ids: ['E05', 'P06'] }))).toEqual({
      on: ['E05', 'P06'],
    });
    expect(await location()).toBeUndefined();
    expect(await read('/violations/on')).toEqual({ on: ['E05', 'P06'] });
    expect(bodyOf(await admin('PUT', '/violations', { ids: ['P06', 'E05', 'P06'] }))).toEqual({
      on: ['P06', 'E05'],
    });
    await admin('PUT', '/violations', { ids: ['E05', 'P06'] });
    const listed = await read('/violations');
    expect(listed).toHaveProperty('violations.length', violations.length);
    expect(listed).toMatchObject({
      violations: expect.arrayContaining([
        expect.objectContaining({ id: 'P06', isOn: true }),
        expect.objectContaining({ id: 'P07', isOn: false }),
      ]),
    });
  });

  it('go back to the start, but for the time', async () => {
    const { admin, buy, read, emulator } = openAdmin({ clock: clock(), violations: ['E05'] });
    const before = await read('/operations');
    await buy(fixtures.succeeds);
    await admin('POST', '/searches', { searchId: 'mine' });
    await admin('POST', '/numbers', { phoneNumber: '+442079460099' });
    await admin('PUT', '/violations', { ids: ['P06'] });
    await admin('POST', '/clock/advance', { milliseconds: 1 });
    const answer = await admin('POST', '/reset');
    expect([answer.status, answer.body.length]).toEqual([204, 0]);
    expect(await read('/ledger')).toEqual({ total: 0, purchases: [] });
    expect(await read('/requests')).toEqual({ total: 0, requests: [] });
    expect(await read('/operations')).toHaveProperty('total', memberOf(before, 'total'));
    expect(await read('/violations')).toMatchObject({ on: ['E05'] });
    expect(emulator.inventory().owned).toEqual([fixtures.phoneNumber]);
    expect((await buy('mine')).status).toBe(404);
    expect(emulator.clock.now().getTime()).toBe(Date.parse(start) + 1);
  });

  it('are not changed by violations, by mutate, or by the header that asks for a violation', async () => {
    const { emulator, read } = openAdmin({
      clock: clock(),
      violations: violations.map(({ id }) => id),
      mutate: () => {
        throw new Error('not for the admin routes');
      },
    });
    expect(await read('/clock')).toEqual({ time: start });
    const response = await emulator.fetch('http://emulator.test/_emulator/clock', {
      headers: { 'x-emulator-violation': 'X99' },
    });
    expect(response.status).toBe(200);
  });

  it('are no routes of the service: they need no credential and no api-version', async () => {
    const { admin } = openAdmin({ authentication: 'required' });
    expect((await admin('GET', '/ledger')).status).toBe(200);
  });

  it('are not kept by caches', async () => {
    expect(header(await openAdmin().admin('GET', '/ledger'), 'cache-control')).toBe('no-store');
  });
});
