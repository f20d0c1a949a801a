import { describe, expect, it } from 'vitest';
import { fixtures, manualClock } from '../src/index.js';
import { header, member, openSession, textOf } from './session.js';

describe('a refusal', () => {
  it('of an unknown search is that of the live service, to the byte', async () => {
    const answer = await openSession().purchase('some-invalid-id');
    expect(answer.status).toBe(404);
    expect(header(answer, 'content-type')).toBe('application/json');
    expect(textOf(answer)).toBe(
      '{"error":{"code":"NotFound","message":"Input searchId some-invalid-id cannot be found.","target":"searchid"}}',
    );
  });

  it('of an unknown phone number is that of the live service, to the byte', async () => {
    const answer = await openSession().get('/phoneNumbers/%2B14155550100');
    expect(answer.status).toBe(404);
    expect(textOf(answer)).toBe(
      '{"error":{"code":"NotFound","message":"Input phoneNumber +14155550100 cannot be found.","target":"phonenumber"}}',
    );
  });

  it('comes when the buyer must agree not to resell, and does not', async () => {
    const { emulator } = openSession();
    const { searchId } = emulator.addSearch({ agreementRequired: true });
    const buy = async (agreeToNotResell: boolean, version = '2025-06-01') => {
      const url = `http://emulator.test/availablePhoneNumbers/:purchase?api-version=${version}`;
      const body = JSON.stringify({ searchId, agreeToNotResell });
      return emulator.fetch(
        new Request(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } }),
      );
    };
    const refused = await buy(false);
    expect(refused.status).toBe(400);
    expect(await refused.text()).toBe(
      '{"error":{"code":"BadRequest","message":"Do not resell agreement was not provided and it is required for this purchase."}}',
    );
    expect((await buy(true)).status).toBe(202);
    expect((await buy(false, '2021-03-07')).status).toBe(202);
  });

  it('comes when the hold of the search is over', async () => {
    const clock = manualClock();
    const session = openSession({ clock });
    const { searchId } = session.emulator.addSearch();
    clock.advance(16 * 60_000 - 1);
    expect((await session.purchase(searchId)).status).toBe(202);
    clock.advance(1);
    const answer = await session.purchase(searchId);
    expect(answer.status).toBe(400);
    expect(textOf(answer)).toContain('"ReservationExpired"');
    expect((await session.get(`/availablePhoneNumbers/searchResults/${searchId}`)).status).toBe(200);
  });

  it.each([
    [fixtures.unknown, 404],
    [fixtures.richError, 400],
    [fixtures.throttled, 429],
    [fixtures.unavailable, 503],
  ])('of the fixture %s is %i', async (searchId, status) => {
    const session = openSession();
    const answer = await session.purchase(searchId);
    expect(answer.status).toBe(status);
    expect(member(answer, 'error')).toHaveProperty('code');
    expect(session.emulator.ledger.purchases).toEqual([]);
  });

  it.each([
    ['text', { headers: { 'content-type': 'text/plain' } }, 415],
    ['no body', { body: null }, 400],
    ['malformed JSON', { body: '{"searchId":' }, 400],
    ['searchId twice', { body: `{"searchId":"${fixtures.unknown}","searchId":"${fixtures.succeeds}"}` }, 400],
    [
      'a property twice, deeper and escaped',
      { body: `{"searchId":"${fixtures.succeeds}","a":[{"b":1,"\\u0062":2}]}` },
      400,
    ],
    ['a number', { body: '{"searchId":1}' }, 400],
    ['null', { body: 'null' }, 400],
    ['an array', { body: '[]' }, 400],
    ['no search id', { body: '{}' }, 400],
    ['too much', { body: `{"searchId":"${'x'.repeat(70_000)}"}` }, 413],
  ])('comes for %s', async (_name, init, status) => {
    const session = openSession();
    const answer = await session.purchase(fixtures.succeeds, init);
    expect(answer.status).toBe(status);
    expect(member(answer, 'error')).toHaveProperty('message');
    expect(session.emulator.ledger.purchases).toEqual([]);
  });

  it.each([
    ['GET', '/availablePhoneNumbers/:purchase?api-version=2021-03-07', 405],
    ['POST', '/availablePhoneNumbers/:purchase', 400],
    ['POST', '/availablePhoneNumbers/:purchase?api-version=2021-03-06', 400],
    ['POST', '/availablePhoneNumbers/:purchase?api-version=2021-03-07&api-version=2021-03-07', 400],
    ['POST', '/availablePhoneNumbers/purchase?api-version=2021-03-07', 404],
    ['GET', '/phoneNumbers?top=0&api-version=2021-03-07', 400],
    ['GET', '/phoneNumbers?skip=-1&api-version=2021-03-07', 400],
    ['GET', '/phoneNumbers/operations/none?api-version=2021-03-07', 404],
    ['DELETE', '/phoneNumbers/operations/none?api-version=2021-03-07', 404],
    ['GET', '/', 404],
  ])('comes for %s %s', async (method, path, status) => {
    const { emulator } = openSession();
    const response = await emulator.fetch(new Request(`http://emulator.test${path}`, { method }));
    expect(response.status).toBe(status);
    expect(await response.json()).toHaveProperty('error.code');
  });
});

describe('a path', () => {
  it.each(['//availablePhoneNumbers/:purchase', '/availablePhoneNumbers/%3Apurchase'])(
    'may be %s',
    async (path) => {
      const { emulator } = openSession();
      const response = await emulator.fetch(
        new Request(`http://emulator.test${path}?api-version=2021-03-07`, {
          method: 'POST',
          headers: { 'content-type': 'application/json; charset=utf-8' },
          body: JSON.stringify({ searchId: fixtures.succeeds }),
        }),
      );
      expect(response.status).toBe(202);
    },
  );
});

describe('the list', () => {
  it('comes in pages, each with a relative link to the next', async () => {
    const session = openSession();
    await session.purchase(fixtures.succeeds);
    await session.poll(`purchase_${fixtures.succeeds}`, 5);
    const first = await session.get('/phoneNumbers?top=1');
    expect(member(first, 'phoneNumbers')).toMatchObject([{ phoneNumber: fixtures.phoneNumber }]);
    expect(member(first, 'nextLink')).toBe('/phoneNumbers?skip=1&top=1&api-version=2021-03-07');
    const last = await session.get('/phoneNumbers?skip=1&top=1');
    expect(member(last, 'phoneNumbers')).toMatchObject([{ phoneNumber: '+14255550123' }]);
    expect(member(last, 'nextLink')).toBeUndefined();
  });
});
