import { describe, expect, it } from 'vitest';
import { fixtures, manualClock } from '../src/index.js';
import { openAdmin } from './admin-session.js';
import { bodyOf, header } from './session.js';

const wrong: readonly (readonly [method: string, path: string, body: unknown, message: string])[] = [
  ['POST', '/clock/advance', [], 'body must be an object (received an empty array).'],
  ['POST', '/clock/advance', {}, 'body.milliseconds must be a number, zero or more, that keeps'],
  ['POST', '/clock/advance', { milliseconds: '1' }, 'the year 9999 (received "1").'],
  ['POST', '/clock/advance', { milliseconds: -1 }, '(received -1).'],
  ['POST', '/clock/advance', { milliseconds: 1e15 }, '(received 1000000000000000).'],
  ['POST', '/clock/advance', { minutes: 1 }, 'unknown option "body.minutes"; the options are milliseconds'],
  ['PUT', '/clock', {}, 'body.time must be a date such as "2026-01-31T12:00:00Z" (received undefined).'],
  ['PUT', '/clock', { time: 'noon' }, '(received "noon").'],
  [
    'PUT',
    '/clock',
    { time: '2026-01-31T11:59:59Z' },
    'body.time must be at or after the time of the emulator, 2026-01-31T12:00:00.000Z, since the clock cannot go back (received "2026-01-31T11:59:59Z").',
  ],
  ['POST', '/searches', { scenario: 'wins' }, 'body.scenario must be one of "succeeds", "fails"'],
  ['POST', '/searches', { searchId: fixtures.fails }, 'body.searchId must be an id that no other search has'],
  ['POST', '/searches', { id: 'a' }, 'unknown option "body.id"; the options are searchId, '],
  ['POST', '/numbers', {}, 'body.phoneNumber must be a phone number in E.164 format'],
  ['POST', '/numbers', { phoneNumber: '911' }, '(received "911").'],
  ['POST', '/numbers', { phoneNumber: fixtures.phoneNumber }, 'must be a phone number that is not owned'],
  [
    'POST',
    '/numbers',
    { phoneNumber: '+14255550199', cost: { amount: -1 } },
    'body.cost.amount must be a finite number',
  ],
  ['PUT', '/violations', {}, 'body.ids must be an array of strings, the ids of violations'],
  ['PUT', '/violations', { ids: [1] }, '(received [1]).'],
  ['PUT', '/violations', { ids: ['E05', 'p6'] }, 'unknown violation "p6"; did you mean P06?'],
  ['GET', '/ledger?last=0', undefined, 'last must be a whole number from 1 to 1000 (received "0").'],
  ['GET', '/requests?last=1&last=2', undefined, '(received ["1", "2"]).'],
];

describe('a wrong request to an admin route', () => {
  it.each(wrong)(
    'is refused with what was expected and received, and changes nothing: %s %s %j',
    async (method, path, body, message) => {
      const clock = manualClock(new Date('2026-01-31T12:00:00Z'));
      const { admin, read } = openAdmin({ clock, violations: ['P06'] });
      const state = () => Promise.all(['/clock', '/numbers', '/operations', '/violations'].map(read));
      const before = await state();
      const answer = await admin(method, path, body);
      expect(answer.status).toBe(400);
      expect(bodyOf(answer)).toHaveProperty('error.message', expect.stringContaining(message));
      expect(await state()).toEqual(before);
    },
  );

  it.each([
    ['no JSON', '{', 400, 'The body must be JSON (received "{").'],
    ['a property twice', '{"ids":[],"ids":["P06"]}', 400, 'The body must have each property once'],
    ['too large', ' '.repeat(65_537), 413, 'The body must have at most 65536 bytes.'],
  ])('is refused if its body is %s', async (_name, body, status, message) => {
    const { emulator } = openAdmin();
    const response = await emulator.fetch('http://emulator.test/_emulator/violations', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(response.status).toBe(status);
    expect(await response.json()).toHaveProperty('error.message', expect.stringContaining(message));
  });

  it.each([undefined, 'text/plain', 'application/x-www-form-urlencoded'])(
    'is refused if its content type is one that any page may send: %s',
    async (type) => {
      const { emulator } = openAdmin();
      const response = await emulator.fetch('http://emulator.test/_emulator/clock/advance', {
        method: 'POST',
        ...(type !== undefined && { headers: { 'content-type': type } }),
        body: new TextEncoder().encode('{"milliseconds":1}'),
      });
      expect(response.status).toBe(415);
      const message = `Content-Type must be application/json (received ${type ? `"${type}"` : 'none'}).`;
      expect(await response.json()).toHaveProperty('error.message', message);
    },
  );

  it.each([
    ['GET', '/reset', 'POST'],
    ['DELETE', '/clock', 'GET, PUT'],
    ['POST', '/', 'GET'],
  ])('is refused with the methods that there are: %s %s', async (method, path, allowed) => {
    const answer = await openAdmin().admin(method, path);
    expect([answer.status, header(answer, 'allow')]).toEqual([405, allowed]);
  });

  it.each(['/x', '/ledger/', '/clock/advance/x'])(
    'is refused if there is no such route: %s',
    async (path) => {
      const answer = await openAdmin().admin('GET', path);
      expect(answer.status).toBe(404);
      expect(bodyOf(answer)).toMatchObject({
        error: { code: 'NotFound', message: expect.stringContaining('GET /_emulator/openapi.json') },
      });
    },
  );
});
