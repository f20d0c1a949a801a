import { describe, expect, it } from 'vitest';
import { fixtures, manualClock, unrecorded } from '../src/index.js';
import { type HttpSession, openHttpSession } from './http-session.js';
import { brief, each } from './unrecorded-answers.js';

describe('a cancellation', () => {
  const cancel = async (session: HttpSession) => {
    await session.purchase(fixtures.succeeds);
    await session.readOperation(fixtures.succeeds);
    return session.cancel(fixtures.succeeds);
  };

  it.each(
    each(unrecorded.cancellation, {
      failed: ['204 empty', '200 failed', '400 BadRequest'],
      canceled: ['204 empty', '200 canceled', '400 BadRequest'],
      gone: ['204 empty', '404 NotFound', '404 NotFound'],
      ignored: ['204 empty', '200 succeeded', '400 BadRequest'],
      '400': ['400 BadRequest', '200 succeeded', '400 BadRequest'],
      '404': ['404 NotFound', '200 succeeded', '400 BadRequest'],
      '405': ['405 UnsupportedApiVersion', '200 succeeded', '400 BadRequest'],
      '409': ['409 Conflict', '200 succeeded', '400 BadRequest'],
    }),
  )(
    'answers the cancellation of a pending operation as cancellation $value says',
    async ({ value, expected }) => {
      await using session = await openHttpSession({ cancellation: value });
      const first = await cancel(session);
      const read = await session.readToEnd(fixtures.succeeds);
      const again = await session.cancel(fixtures.succeeds);
      expect([first, read, again].map(brief)).toEqual(expected);
      const isBought = brief(read) === '200 succeeded';
      expect(await session.owned()).toEqual(isBought ? ['+14255550123'] : []);
      if (value === 'canceled') expect(JSON.parse(read.text)).not.toHaveProperty('error');
      if (value === 'failed') expect(read.text).toContain('"code":"OperationCanceled"');
    },
  );

  it.each(
    each(unrecorded.lateCancellation, {
      '204': '204 empty',
      '400': '400 BadRequest',
      '404': '404 NotFound',
      '409': '409 Conflict',
    }),
  )(
    'answers the cancellation of an operation that has ended as lateCancellation $value says',
    async ({ value, expected }) => {
      await using session = await openHttpSession({ lateCancellation: value });
      await session.purchase(fixtures.succeeds);
      await session.readToEnd(fixtures.succeeds);
      expect(brief(await session.cancel(fixtures.succeeds))).toBe(expected);
      expect(brief(await session.readOperation(fixtures.succeeds))).toBe('200 succeeded');
      expect(await session.owned()).toEqual(['+14255550123']);
    },
  );
});

describe('a failed operation', () => {
  const phoneNumbers = ['+14255550190', '+14255550191', '+14255550192', '+14255550193', '+14255550194'];
  const half = phoneNumbers.slice(0, 2);

  it.each(
    each(unrecorded.failedOperation, {
      errorTree: { codes: 10, saysPartial: false, bought: [] },
      nothing: { codes: 1, saysPartial: false, bought: [] },
      partial: { codes: 2, saysPartial: true, bought: half },
      unsaidPartial: { codes: 1, saysPartial: false, bought: half },
      noError: { codes: 0, saysPartial: false, bought: [] },
    }),
  )('ends a failed operation as failedOperation $value says', async ({ value, expected }) => {
    await using session = await openHttpSession({ failedOperation: value });
    const { searchId } = session.emulator.addSearch({ scenario: 'fails', phoneNumbers });
    await session.purchase(searchId);
    for (let read = 1; read < 5; read += 1) await session.readOperation(searchId);
    expect(await session.owned()).toEqual([]);
    const { text } = await session.readOperation(searchId);
    expect(JSON.parse(text)).toHaveProperty('status', 'failed');
    const bought = await session.owned();
    const codes = text.split('"code":').length - 1;
    expect({ codes, saysPartial: text.includes('"NumbersPartiallyAcquired"'), bought }).toEqual(expected);
    const statuses = phoneNumbers.map(
      async (number) => (await session.send('GET', `/phoneNumbers/${number}`)).status,
    );
    expect(await Promise.all(statuses)).toEqual(
      phoneNumbers.map((number) => (bought.includes(number) ? 200 : 404)),
    );
  });

  it('buys less than all of a partial purchase, also when there is only one phone number', async () => {
    await using session = await openHttpSession({ failedOperation: 'partial' });
    await session.purchase(fixtures.fails);
    await session.readToEnd(fixtures.fails);
    expect(await session.owned()).toEqual([]);
  });

  it('keeps what a partial purchase has bought when the search is purchased again', async () => {
    await using session = await openHttpSession({ failedOperation: 'partial' });
    const { searchId } = session.emulator.addSearch({ scenario: 'fails', phoneNumbers });
    await session.purchase(searchId);
    await session.readToEnd(searchId);
    await session.purchase(searchId);
    expect(await session.owned()).toEqual(half);
  });
});

describe('a refusal that was never recorded', () => {
  it.each(
    each(unrecorded.unauthorized, {
      '401': ['401 Denied', 'HMAC-SHA256, Bearer'],
      noChallenge401: ['401 Denied', null],
      empty401: ['401 empty', null],
      html401: ['401 html', null],
      '403': ['403 Denied', null],
    }),
  )('answers a request without credential as unauthorized $value says', async ({ value, expected }) => {
    await using session = await openHttpSession({ authentication: 'required', unauthorized: value });
    for (const answer of [await session.purchase(fixtures.succeeds), await session.readOperation('none')]) {
      expect([brief(answer), answer.headers.get('www-authenticate')]).toEqual(expected);
    }
    expect(session.emulator.ledger.purchases).toEqual([]);
  });

  it.each(
    each(unrecorded.forbiddenPurchase, {
      never: ['202 empty', 1],
      '403': ['403 Forbidden', 0],
      empty403: ['403 empty', 0],
      html403: ['403 html', 0],
    }),
  )('answers a purchase as forbiddenPurchase $value says, and reads as ever', async ({ value, expected }) => {
    await using session = await openHttpSession({ forbiddenPurchase: value });
    const answer = await session.purchase(fixtures.succeeds);
    expect([brief(answer), session.emulator.ledger.purchases.length]).toEqual(expected);
    expect((await session.send('GET', '/phoneNumbers')).status).toBe(200);
  });

  it.each(
    each(unrecorded.throttled, {
      retryAfterSeconds: ['429 TooManyRequests', '1', null],
      retryAfterDate: ['429 TooManyRequests', 'Sat, 31 Jan 2026 12:00:01 GMT', null],
      retryAfterMs: ['429 TooManyRequests', null, '1000'],
      noRetryAfter: ['429 TooManyRequests', null, null],
      empty429: ['429 empty', null, null],
      html429: ['429 html', null, null],
    }),
  )('answers a purchase that is throttled as throttled $value says', async ({ value, expected }) => {
    const clock = manualClock(new Date('2026-01-31T12:00:00Z'));
    await using session = await openHttpSession({ clock, throttled: value });
    const answer = await session.purchase(fixtures.throttled);
    const { headers } = answer;
    expect([brief(answer), headers.get('retry-after'), headers.get('retry-after-ms')]).toEqual(expected);
    expect(headers.get('x-ms-retry-after-ms')).toBe(headers.get('retry-after-ms'));
    expect(session.emulator.ledger.purchases).toEqual([]);
  });

  it.each(
    each(unrecorded.unavailable, {
      '503': ['503 ServiceUnavailable', 0, '404 NotFound'],
      html503: ['503 html', 0, '404 NotFound'],
      '500': ['500 InternalServerError', 0, '404 NotFound'],
      empty500: ['500 empty', 0, '404 NotFound'],
      html502: ['502 html', 0, '404 NotFound'],
      empty504: ['504 empty', 0, '404 NotFound'],
      accepted500: ['500 InternalServerError', 1, '200 succeeded'],
      accepted504: ['504 empty', 1, '200 succeeded'],
    }),
  )('answers a purchase while it is out of order as unavailable $value says', async ({ value, expected }) => {
    await using session = await openHttpSession({ unavailable: value });
    const answer = await session.purchase(fixtures.unavailable);
    const read = await session.readToEnd(fixtures.unavailable);
    expect([brief(answer), session.emulator.ledger.purchases.length, brief(read)]).toEqual(expected);
    expect(answer.headers.get('retry-after')).toBe(value === '503' ? '1' : null);
    expect(await session.owned()).toEqual(brief(read) === '200 succeeded' ? ['+14255550128'] : []);
  });
});
