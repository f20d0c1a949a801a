import { describe, expect, it } from 'vitest';
import { manualClock } from '../src/index.js';
import { apiVersions, openLife } from './life.js';
import { bodyOf, header, member, textOf } from './session.js';

const minutes = 60_000;
const noPlans =
  '{"error":{"code":"InternalError","message":"The server encountered an internal error.","innererror":{"code":"BadRequest","message":"We are unable to find phone plans to match your requested capabilities."}}}';

describe.each(apiVersions)('a search, api-version %s', (apiVersion) => {
  it('is accepted as the live service does it', async () => {
    const answer = await openLife({}, apiVersion).search();
    const id = header(answer, 'search-id');
    expect(answer.status).toBe(202);
    expect(answer.body).toHaveLength(0);
    expect(answer.headers.slice(0, 6)).toEqual([
      ['Content-Length', '0'],
      ['Access-Control-Expose-Headers', 'Location,Operation-Location,operation-id,search-id'],
      ['Location', `/availablePhoneNumbers/searchResults/${id}?api-version=${apiVersion}`],
      ['Operation-Location', `/phoneNumbers/operations/search_${id}?api-version=${apiVersion}`],
      ['operation-id', `search_${id}`],
      ['search-id', id],
    ]);
  });

  it('is an operation that names its result from the first read on', async () => {
    const life = openLife({ clock: manualClock(new Date('2023-01-06T17:31:35.883Z')) }, apiVersion);
    const started = await life.search();
    const location = header(started, 'location');
    const first = await life.ask('GET', header(started, 'operation-location') ?? '');
    expect(textOf(first)).toBe(
      `{"operationType":"search","status":"notStarted","resourceLocation":"${location}","createdDateTime":"2023-01-06T17:31:35.8830001+00:00","id":"${header(started, 'operation-id')}","lastActionDateTime":"0001-01-01T00:00:00+00:00"}`,
    );
    expect(header(first, 'location')).toBe(location);
    expect(header(first, 'access-control-expose-headers')).toBe('Location');
    expect(await life.readToEnd(started)).toEqual(['running', 'succeeded']);
  });

  it('takes three seconds at the pace of time', async () => {
    const clock = manualClock();
    const life = openLife({ clock, pace: 'time' }, apiVersion);
    const started = await life.search();
    const status = async () =>
      member(await life.ask('GET', header(started, 'operation-location') ?? ''), 'status');
    const statuses = [await status()];
    for (const milliseconds of [1_000, 1_999, 1]) {
      clock.advance(milliseconds);
      statuses.push(await status());
    }
    expect(statuses).toEqual(['notStarted', 'running', 'running', 'succeeded']);
  });

  it('finds what it is asked for, for sixteen minutes', async () => {
    const life = openLife({ clock: manualClock(new Date('2026-01-31T12:00:00Z')) }, apiVersion);
    const started = await life.search({ areaCode: '844', quantity: 2 });
    await life.readToEnd(started);
    const result = await life.ask('GET', header(started, 'location') ?? '');
    expect(bodyOf(result)).toEqual({
      searchId: header(started, 'search-id'),
      phoneNumbers: ['+18445550100', '+18445550101'],
      phoneNumberType: 'tollFree',
      assignmentType: 'application',
      capabilities: { calling: 'inbound', sms: 'inbound+outbound' },
      cost: { amount: 2, currencyCode: 'USD', billingFrequency: 'monthly' },
      searchExpiresBy: '2026-01-31T12:16:00.0000001+00:00',
      ...(apiVersion === '2025-06-01' && { isAgreementToNotResellRequired: false, error: 'NoError' }),
    });
  });

  it('does not find what another search holds, until that one has expired', async () => {
    const clock = manualClock();
    const life = openLife({ clock }, apiVersion);
    const first = (await life.find()).phoneNumbers;
    expect((await life.find()).phoneNumbers).not.toEqual(first);
    expect(life.emulator.inventory().held).toContain(first[0]);
    clock.advance(16 * minutes);
    expect(life.emulator.inventory().held).not.toContain(first[0]);
    expect((await life.find()).phoneNumbers).toEqual(first);
  });

  it('does not find what is owned, until that was released', async () => {
    const clock = manualClock();
    const life = openLife({ clock }, apiVersion);
    const bought = await life.buy();
    clock.advance(60 * minutes);
    expect((await life.find()).phoneNumbers).not.toEqual(bought);
    await life.readToEnd(await life.release(bought[0] ?? ''));
    clock.advance(60 * minutes);
    expect((await life.find()).phoneNumbers).toEqual(bought);
  });

  it.each([
    ['tollFree with the assignment person, as recorded', { assignmentType: 'person' }, 'US'],
    ['an area code without a plan', { areaCode: '999' }, 'US'],
    ['capabilities without a plan', { capabilities: { calling: 'none', sms: 'none' } }, 'US'],
    ['a type of phone number without a plan', { phoneNumberType: 'satellite' }, 'US'],
    ['a country without a plan', {}, 'DE'],
  ])('is refused without a plan: %s', async (_name, change, country) => {
    const life = openLife({}, apiVersion);
    const answer = await life.search(change, country);
    expect([answer.status, textOf(answer)]).toEqual([400, noPlans]);
    expect(header(answer, 'content-type')).toBe('application/json');
  });

  it.each(['XX', 'USA', '1', 'xx'])('is refused in an unknown country: %s', async (country) => {
    const answer = await openLife({}, apiVersion).search({}, country);
    expect([answer.status, textOf(answer)]).toEqual([
      400,
      '{"error":{"code":"InvalidInput","message":"Unable to parse country code.","target":"countrycode"}}',
    ]);
  });

  it.each([
    [{ phoneNumberType: undefined }, 'phonenumbertype'],
    [{ phoneNumberType: 1 }, 'phonenumbertype'],
    [{ assignmentType: null }, 'assignmenttype'],
    [{ capabilities: undefined }, 'capabilities'],
    [{ capabilities: { calling: 'inbound' } }, 'sms'],
    [{ capabilities: { calling: 'yes', sms: 'none' } }, 'calling'],
    [{ areaCode: 425 }, 'areacode'],
    [{ quantity: 0 }, 'quantity'],
    [{ quantity: '1' }, 'quantity'],
    [{ quantity: 1.5 }, 'quantity'],
    [{ quantity: 2 ** 31 }, 'quantity'],
  ])('is refused for %o', async (change, target) => {
    const life = openLife({}, apiVersion);
    const answer = await life.search(change);
    expect(answer.status).toBe(400);
    expect(member(answer, 'error')).toMatchObject({ code: 'InvalidInput', target });
    expect(life.emulator.inventory().held).toHaveLength(6);
  });
});
