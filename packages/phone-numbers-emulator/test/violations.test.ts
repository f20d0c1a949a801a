import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Answer, createEmulator, fixtures, UnknownViolationError, violations } from '../src/index.js';
import { header, openSession, textOf } from './session.js';
import { type Step, wholeSession } from './whole-session.js';

/**
 * What every tool for contract tests was measured with on this contract: 96 violations of a server, and 20 variations that
 * conform. It came with the plan of this project.
 */
const catalogue = new URL('seeded-violations.json', import.meta.url);

const clean = wholeSession({});

/** The steps that a violation changes, by name. */
async function changed(...ids: readonly string[]): Promise<Map<string, Answer>> {
  const before = await clean;
  const after = await wholeSession({ violations: ids });
  const differs = ({ answer }: Step, index: number) =>
    JSON.stringify(answer) !== JSON.stringify(before[index]?.answer);
  return new Map(after.filter(differs).map(({ name, answer }) => [name, answer]));
}

describe('the catalogue of violations', () => {
  it('has the violations of the plan, word for word', async () => {
    const seeds: unknown[] = JSON.parse(await readFile(catalogue, 'utf8'));
    expect(seeds).toHaveLength(116);
    expect(violations.map(({ mutate, ...entry }) => entry)).toEqual(expect.arrayContaining(seeds));
  });

  it('has an id of its own for each', () => {
    expect(violations.length).toBeGreaterThan(470);
    expect(new Set(violations.map(({ id }) => id)).size).toBe(violations.length);
  });

  // The emulator sends no Retry-After on polls, as the service: this variation is there already.
  it.each(violations.filter(({ id }) => id !== 'C17').map(({ id, what }) => [id, what]))(
    '%s is seen: %s',
    async (id) => {
      expect([...(await changed(id))]).not.toEqual([]);
    },
  );

  it('C17 is what the emulator does anyway', async () => {
    const polls = (await clean).filter(({ name }) => name.startsWith('read '));
    expect(polls.map(({ answer }) => header(answer, 'retry-after'))).toEqual(polls.map(() => undefined));
  });
});

describe('a violation', () => {
  it.each([
    [
      'P03',
      'purchase succeeds',
      (answer: Answer) => [answer.status, header(answer, 'operation-id')],
      [204, undefined],
    ],
    [
      'P11',
      'purchase succeeds',
      operationLocation,
      expect.stringMatching(/^http:\/\/user:pw@emulator\.test\//),
    ],
    ['P14', 'purchase succeeds', operationLocation, expect.stringMatching(/\?api-version=2020-01-01$/)],
    ['P17', 'purchase succeeds', operationLocation, undefined],
    ['P30', 'without api-version', statusOf, 202],
    ['P33', 'as text', statusOf, 202],
    ['P34', 'no body', statusOf, 202],
    ['P35', 'a number', (answer: Answer) => header(answer, 'operation-id'), 'purchase_42'],
    ['P36', 'get', statusOf, 202],
    ['P37', 'malformed', statusOf, 500],
    ['O31', 'read 1 succeeds', textOf, expect.stringContaining('"status":"deleting","status":"running"')],
    ['O32', 'read 1 succeeds', (answer: Answer) => [...answer.body.subarray(0, 4)], [0xff, 0xfe, 0x7b, 0]],
    ['O33', 'read 1 succeeds', (answer: Answer) => [...answer.body.slice(-3)], [0xe9, 0x22, 0x7d]],
    ['O39', 'read 6 succeeds', textOf, expect.stringContaining('"status":"running"')],
    ['O41', 'read 2 succeeds', statusOf, 404],
    ['E15', 'richError', textOf, expect.stringContaining('"code":"ReservationExpired","message":3')],
    ['E24', 'unknown', statusOf, 200],
    ['E29', 'unavailable', textOf, expect.not.stringMatching(/\}$/)],
    ['F01', 'number bought', statusOf, 404],
    ['F01', 'list', textOf, expect.not.stringContaining('+14255550123')],
    ['F09', 'number failed', statusOf, 200],
    ['F09', 'list', textOf, expect.stringContaining('+14255550124')],
    [
      'C06',
      'purchase succeeds',
      textOf,
      expect.stringMatching(/^\{"operationType":"purchase","status":"notStarted"/),
    ],
    ['C16', 'read 1 succeeds', textOf, expect.stringContaining('"2026-01-31T13:00:00.1230001+01:00"')],
    [
      'C18',
      'read 1 succeeds',
      (answer: Answer) => String(gunzipSync(answer.body)),
      expect.stringContaining('running'),
    ],
  ])('%s changes "%s" as it says', async (id, name, look, expected) => {
    const answer = (await changed(id)).get(name);
    expect(answer && look(answer)).toEqual(expected);
  });

  it('leaves alone what it is not about', async () => {
    expect([...(await changed('P06')).keys()]).toEqual([
      'purchase succeeds',
      'purchase fails',
      'purchase cancel',
    ]);
    expect([...(await changed('O41')).keys()]).toEqual(['read 2 succeeds', 'read 2 fails', '2 after cancel']);
    expect([...(await changed('E28')).keys()]).toEqual(['throttled']);
  });

  it('F09 delivers a number when its purchase has failed, not before', async () => {
    const session = openSession({ violations: ['F09'] });
    const number = async () => (await session.get('/phoneNumbers/+14255550124')).status;
    expect(await number()).toBe(404);
    await session.purchase(fixtures.fails);
    expect(await number()).toBe(404);
    await session.poll(`purchase_${fixtures.fails}`, 5);
    expect(await number()).toBe(200);
  });

  it('can be one of several', async () => {
    const answer = (await changed('P18', 'P24')).get('purchase succeeds');
    expect(answer && [header(answer, 'operation-id'), header(answer, 'retry-after')]).toEqual([
      undefined,
      'soon',
    ]);
  });

  it('can be asked for by one request', async () => {
    const session = openSession();
    const faulty = await session.purchase(fixtures.succeeds, {
      headers: { 'x-emulator-violation': 'P06, P24' },
    });
    expect([operationLocation(faulty), header(faulty, 'retry-after')]).toEqual([undefined, 'soon']);
    expect(operationLocation(await session.purchase(fixtures.succeeds))).toBeDefined();
  });

  it('that there is not is refused with what lists them all', async () => {
    expect(() => createEmulator({ violations: ['X99'] })).toThrow(UnknownViolationError);
    expect(() => createEmulator({ violations: ['X99'] })).toThrow(
      'unknown violation "X99"; "npx @acs-contracts/phone-numbers-emulator --list-violations" lists them',
    );
    const session = openSession();
    const answer = await session.purchase(fixtures.succeeds, { headers: { 'x-emulator-violation': 'X99' } });
    expect(answer.status).toBe(400);
    expect(textOf(answer)).toContain('--list-violations');
    expect(session.emulator.ledger.purchases).toEqual([]);
  });
});

function statusOf({ status }: Answer): number {
  return status;
}

function operationLocation(answer: Answer): string | undefined {
  return header(answer, 'operation-location');
}
