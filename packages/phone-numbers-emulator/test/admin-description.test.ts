import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memberOf, membersOf } from '../src/edits.js';
import { fixtures, violations } from '../src/index.js';
import { openAdmin } from './admin-session.js';
import { bodyOf, header } from './session.js';

const { admin: ask } = openAdmin();
const description = bodyOf(await ask('GET', '/openapi.json'));

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
formats.default(ajv);
for (const word of ['components', 'info', 'openapi', 'paths', 'security', 'servers']) ajv.addKeyword(word);
ajv.addSchema(membersOf(description), 'description');

/** The value at a path of properties. */
function at(value: unknown, ...names: readonly string[]): unknown {
  return names.reduce<unknown>((inner, name) => memberOf(inner, name), value);
}

/** Whether a value keeps to the schema at a place of the description. */
function keepsTo(value: unknown, ...place: readonly string[]): boolean {
  const pointer = place.map((name) => name.replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
  return ajv.compile({ $ref: `description#/${encodeURI(pointer)}` })(value);
}

/** What the description says about the answer of a status; a reference is followed. */
function answerAt(path: string, method: string, status: number): readonly string[] {
  const place = ['paths', path, method.toLowerCase(), 'responses', String(status)];
  const reference = at(description, ...place, '$ref');
  return typeof reference === 'string' ? reference.replace('#/', '').split('/') : place;
}

const operations = Object.entries(membersOf(at(description, 'paths'))).flatMap(([path, item]) =>
  Object.keys(membersOf(item)).map((method) => ({ method: method.toUpperCase(), path })),
);

/** Requests of every kind to each route: those that are carried out, and those that are refused. */
const requests: readonly (readonly [method: string, path: string, body?: unknown])[] = [
  ['POST', '/searches', { searchId: 'mine', agreementRequired: true, holdMilliseconds: 1.5 }],
  ['POST', '/searches', {}],
  ['POST', '/searches', { searchId: '' }],
  ['POST', '/searches'],
  ['POST', '/numbers', { phoneNumber: '+14255550199', capabilities: { calling: 'inbound' } }],
  ['POST', '/numbers', { phoneNumber: '+14255550198', purchaseDate: '2026-01-31T12:00:00Z' }],
  ['POST', '/numbers', { phoneNumber: '1' }],
  ['PUT', '/violations', { ids: [] }],
  ['PUT', '/violations', { ids: ['X99'] }],
  ['PUT', '/violations', { ids: [' '.repeat(65_536)] }],
  ['GET', '/clock'],
  ['POST', '/clock/advance', { milliseconds: 0.5 }],
  ['POST', '/clock/advance', { milliseconds: '' }],
  ['PUT', '/clock', { time: '2999-01-01T00:00:00Z' }],
  ['PUT', '/clock', { time: '1999-01-01T00:00:00Z' }],
  ['GET', '/ledger'],
  ['GET', '/ledger?last=1'],
  ['GET', '/ledger?last=x'],
  ['GET', '/operations'],
  ['GET', '/requests'],
  ['GET', '/numbers'],
  ['GET', '/violations'],
  ['GET', '/violations/on'],
  ['GET', '/fixtures'],
  ['GET', '/openapi.json'],
  ['GET', '/'],
  ['POST', '/reset'],
];

describe('the description of the admin routes', () => {
  it('is a valid OpenAPI 3.1 document', async () => {
    // The page is a folder, so that its relative addresses lead to the routes.
    const config = await createConfig({
      extends: ['recommended'],
      rules: { 'no-path-trailing-slash': 'off' },
    });
    const problems = await lintFromString({ source: JSON.stringify(description), config });
    expect(problems.map(({ message, ruleId }) => `${ruleId}: ${message}`)).toEqual([]);
  });

  it('is true of every answer, to requests that are carried out and to those that are refused', async () => {
    const { admin, buy, emulator } = openAdmin();
    await buy(fixtures.succeeds);
    await buy(fixtures.cancel);
    const { fetch } = emulator;
    const headers = { authorization: 'Bearer a.b.c' };
    const url = 'http://emulator.test/phoneNumbers';
    await fetch(`${url}/operations/purchase_${fixtures.cancel}?api-version=2021-03-07`, {
      method: 'DELETE',
      headers,
    });
    await fetch(`${url}/${fixtures.phoneNumber}?api-version=2021-03-07`, { method: 'DELETE', headers });
    const answered = new Set<string>();
    for (const [method, target, body] of requests) {
      const answer = await admin(method, target, body);
      const path = `/_emulator${target.replace(/\?.*/, '')}`;
      const place = answerAt(path, method, answer.status);
      expect(at(description, ...place), `${method} ${target}: ${answer.status}`).toHaveProperty(
        'description',
      );
      const [type] = header(answer, 'content-type')?.split(';') ?? [];
      const types = Object.keys(membersOf(at(description, ...place, 'content')));
      expect(types).toEqual(type === undefined ? [] : [type]);
      if (type === 'application/json') {
        expect(keepsTo(bodyOf(answer), ...place, 'content', type, 'schema'), `${method} ${target}`).toBe(
          true,
        );
      }
      if (answer.status < 300) answered.add(`${method} ${path}`);
    }
    expect([...answered].sort()).toEqual(operations.map(({ method, path }) => `${method} ${path}`).sort());
  });

  it('has statuses for all answers, 403 of each route included', () => {
    for (const { method, path } of operations) {
      expect(at(description, ...answerAt(path, method, 403))).toHaveProperty('description');
    }
  });

  const values = fc.oneof(
    fc.constantFrom<unknown[]>('', '+14255550199', 'a b', '2999-01-31T12:00:00Z', 'fails', 'US', 'mobile', 0),
    fc.constantFrom<unknown[]>(true, -1, 0.5, ['P06'], ['+14255550199'], { sms: 'none' }, { amount: 3 }),
    fc.jsonValue(),
  );
  const withBody = operations.filter(({ method, path }) =>
    at(description, 'paths', path, method.toLowerCase(), 'requestBody'),
  );

  it.each(withBody)('permits a body exactly if it is taken: $method $path', async ({ method, path }) => {
    const place = [
      'paths',
      path,
      method.toLowerCase(),
      'requestBody',
      'content',
      'application/json',
      'schema',
    ];
    const names = Object.keys(membersOf(at(description, ...place, 'properties')));
    const bodies = fc.oneof(
      fc.record(Object.fromEntries(names.map((name) => [name, values])), { requiredKeys: [] }),
      fc.dictionary(fc.constantFrom(...names, 'other'), values),
      fc.jsonValue(),
    );
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const { admin, read } = openAdmin();
        const before = await read('/numbers');
        const { status, body: bytes } = await admin(method, path.replace('/_emulator', ''), body);
        const message = new TextDecoder().decode(bytes);
        // What depends on the state, or is not said by a schema: the ids of the catalogue, and the end of the year 9999.
        fc.pre(!/unknown violation|not owned already|within the year 9999|cannot go back/.test(message));
        expect(status < 300, `${JSON.stringify(body)}: ${message}`).toBe(keepsTo(body, ...place));
        if (status < 300) return;
        expect(status).toBe(400);
        expect(message).toMatch(/ must be .+ \(received .+\)\.|unknown option /);
        expect(await read('/numbers')).toEqual(before);
      }),
      { numRuns: 200 },
    );
  });

  it('names as many violations as the catalogue has', async () => {
    expect(bodyOf(await ask('GET', '/violations'))).toHaveProperty('violations.length', violations.length);
  });
});
