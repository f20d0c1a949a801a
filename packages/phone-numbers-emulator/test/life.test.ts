import { describe, expect, it } from 'vitest';
import { fixtures, manualClock } from '../src/index.js';
import { apiVersions, openLife } from './life.js';
import { bodyOf, header, member, textOf } from './session.js';

const _minutes = 60_000;
const noPlans =
  '{"error":{"code":"InternalError","message":"The server encountered an internal error.","innererror":{"code":"BadRequest","message":"We are unable to find phone plans to match your requested capabilities."}}}';

describe.each(apiVersions)('a phone number, api-version %s', (apiVersion) => {
  it('is found, purchased, updated and released', async () => {
    const life = openLife({}, apiVersion);
    const [phoneNumber = ''] = await life.buy();
    expect(await life.owned()).toEqual([fixtures.phoneNumber, phoneNumber]);

    const update = await life.update(phoneNumber, { calling: 'none' });
    const updateId = header(update, 'capabilities-id');
    expect([update.status, textOf(update)]).toEqual([202, `{"capabilitiesUpdateId":"${updateId}"}`]);
    expect(update.headers.slice(0, 6)).toEqual([
      ['Content-Type', 'application/json; charset=utf-8'],
      ['Location', `/phoneNumbers/${phoneNumber}?api-version=${apiVersion}`],
      ['Access-Control-Expose-Headers', 'Operation-Location,Location,operation-id,capabilities-id'],
      ['Operation-Location', `/phoneNumbers/operations/capabilities_${updateId}?api-version=${apiVersion}`],
      ['operation-id', `capabilities_${updateId}`],
      ['capabilities-id', updateId],
    ]);
    const reading = await life.ask('GET', header(update, 'operation-location') ?? '');
    expect(bodyOf(reading)).toMatchObject({
      operationType: 'updatePhoneNumberCapabilities',
      status: 'running',
      resourceLocation: header(update, 'location'),
    });
    expect(header(reading, 'location')).toBe(header(update, 'location'));
    const capabilities = async () =>
      member(await life.ask('GET', header(update, 'location') ?? ''), 'capabilities');
    expect(await capabilities()).toEqual({ calling: 'inbound', sms: 'inbound+outbound' });
    expect(await life.readToEnd(update)).toEqual(['running', 'succeeded']);
    expect(await capabilities()).toEqual({ calling: 'none', sms: 'inbound+outbound' });

    const release = await life.release(phoneNumber);
    const releaseId = header(release, 'release-id');
    expect([release.status, release.body.length]).toEqual([202, 0]);
    expect(release.headers.slice(0, 5)).toEqual([
      ['Content-Length', '0'],
      ['Access-Control-Expose-Headers', 'Operation-Location,operation-id,release-id'],
      ['Operation-Location', `/phoneNumbers/operations/release_${releaseId}?api-version=${apiVersion}`],
      ['operation-id', `release_${releaseId}`],
      ['release-id', releaseId],
    ]);
    const releasing = await life.ask('GET', header(release, 'operation-location') ?? '');
    expect(bodyOf(releasing)).toMatchObject({
      operationType: 'releasePhoneNumber',
      status: 'notStarted',
      resourceLocation: null,
    });
    expect(header(releasing, 'location')).toBeUndefined();
    expect(await life.readToEnd(release)).toEqual(['running', 'succeeded']);
    expect((await life.ask('GET', `/phoneNumbers/${phoneNumber}`)).status).toBe(404);
    expect(await life.owned()).toEqual([fixtures.phoneNumber]);
  });

  it('is not released when the resource does not own it, as recorded', async () => {
    const answer = await openLife({}, apiVersion).release('+14155550100');
    expect([answer.status, textOf(answer)]).toEqual([
      400,
      '{"error":{"code":"InternalError","message":"The server encountered an internal error.","innererror":{"code":"BadRequest","message":"Numbers: [14155550100] do not belong to the Tenant:00000000-0000-0000-0000-000000000000."}}}',
    ]);
  });

  it('is not updated when it is no phone number, as recorded', async () => {
    const answer = await openLife({}, apiVersion).update('invalid_phone_number', { calling: 'none' });
    expect(answer.status).toBe(400);
    expect(textOf(answer)).toContain(`"Invalid telephone number 'invalid_phone_number'"`);
  });

  it.each([
    [{ calling: 'yes' }, 400],
    [{ sms: null }, 400],
    [[], 400],
    ['none', 400],
    [undefined, 202],
    [{}, 202],
  ])('answers an update to %o with %i', async (capabilities, status) => {
    const life = openLife({}, apiVersion);
    expect((await life.update(fixtures.phoneNumber, capabilities)).status).toBe(status);
  });

  it('is listed with many others in pages', async () => {
    const life = openLife({}, apiVersion);
    const bought = await life.buy({ quantity: 4 });
    const seen: string[] = [];
    let next: unknown = '/phoneNumbers?top=2';
    while (typeof next === 'string') {
      const page = await life.ask('GET', next);
      seen.push(...[...textOf(page).matchAll(/"phoneNumber":"([^"]+)"/g)].map(([, number = '']) => number));
      next = member(page, 'nextLink');
    }
    expect(seen).toEqual([fixtures.phoneNumber, ...bought]);
  });
});

describe('the agreement not to resell', () => {
  const french = { capabilities: { calling: 'inbound', sms: 'none' } };

  it.each([{}, { agreeToNotResell: false }])(
    'is refused with %o as recorded, and sold with it',
    async (given) => {
      const life = openLife({}, '2025-06-01');
      const started = await life.search(french, 'FR');
      await life.readToEnd(started);
      const result = await life.ask('GET', header(started, 'location') ?? '');
      expect(bodyOf(result)).toMatchObject({ isAgreementToNotResellRequired: true, error: 'NoError' });
      const searchId = header(started, 'search-id') ?? '';
      const refused = await life.purchase(searchId, given);
      expect([refused.status, textOf(refused)]).toEqual([
        400,
        '{"error":{"code":"BadRequest","message":"Do not resell agreement was not provided and it is required for this purchase."}}',
      ]);
      expect((await life.purchase(searchId, { agreeToNotResell: true })).status).toBe(202);
      expect(life.emulator.ledger.count(searchId)).toBe(1);
    },
  );

  it('is unknown to api-version 2021-03-07, which does not ask for it', async () => {
    const life = openLife();
    const { searchId, phoneNumbers } = await life.find(french, 'FR');
    expect(phoneNumbers).toEqual(['+33800000000']);
    expect((await life.purchase(searchId)).status).toBe(202);
  });
});

describe('a mobile phone number', () => {
  const mobile = { phoneNumberType: 'mobile', capabilities: { calling: 'none', sms: 'outbound' } };

  it('is found with api-version 2025-06-01', async () => {
    const life = openLife({}, '2025-06-01');
    expect((await life.find(mobile, 'GB')).phoneNumbers).toEqual(['+447700900000']);
  });

  it('has no plan with api-version 2021-03-07', async () => {
    expect(textOf(await openLife().search(mobile, 'GB'))).toBe(noPlans);
  });
});

describe('a reset', () => {
  it('goes back to the start, and keeps the time', async () => {
    const clock = manualClock(new Date('2026-01-31T12:00:00Z'));
    const life = openLife({ clock, searches: [{ searchId: 'mine' }] });
    const before = life.emulator.inventory();
    const { searchId, phoneNumbers } = await life.find();
    await life.readToEnd(await life.purchase(searchId));
    await life.readToEnd(await life.purchase('mine'));
    await life.readToEnd(await life.release(fixtures.phoneNumber));
    clock.advance(1_000);
    const { ledger } = life.emulator;
    life.emulator.reset();
    expect(ledger.purchases).toEqual([]);
    expect(life.emulator.inventory()).toEqual(before);
    expect((await life.purchase(searchId)).status).toBe(404);
    expect((await life.purchase('mine')).status).toBe(202);
    expect((await life.find()).phoneNumbers).toEqual(phoneNumbers);
    expect(clock.now()).toEqual(new Date('2026-01-31T12:00:01Z'));
  });
});
