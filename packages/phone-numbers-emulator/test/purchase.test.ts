import { describe, expect, it } from 'vitest';
import { fixtures, manualClock } from '../src/index.js';
import { bodyOf, header, member, openSession, textOf } from './session.js';

const operationId = `purchase_${fixtures.succeeds}`;

describe('a purchase', () => {
  it('is accepted as the live service does it', async () => {
    const answer = await openSession().purchase(fixtures.succeeds);
    expect(answer.status).toBe(202);
    expect(answer.body).toHaveLength(0);
    expect(answer.headers.slice(0, 5)).toEqual([
      ['Content-Length', '0'],
      ['Access-Control-Expose-Headers', 'Operation-Location,operation-id,purchase-id'],
      ['Operation-Location', `/phoneNumbers/operations/${operationId}?api-version=2021-03-07`],
      ['operation-id', operationId],
      ['purchase-id', fixtures.succeeds],
    ]);
    expect(answer.headers.map(([name]) => name.toLowerCase())).not.toContain('content-type');
    expect(header(answer, 'MS-CV')).toMatch(/^[A-Za-z0-9+/]{22}\.0$/);
  });

  it('goes back to notStarted before it succeeds, and stays there', async () => {
    const session = openSession();
    await session.purchase(fixtures.succeeds);
    expect(await session.poll(operationId, 7)).toEqual([
      'running',
      'running',
      'notStarted',
      'notStarted',
      'succeeded',
      'succeeded',
      'succeeded',
    ]);
  });

  it('has an operation as recorded, to the byte', async () => {
    const clock = manualClock(new Date('2023-01-06T17:31:35.883Z'));
    const session = openSession({ clock });
    clock.advance(7_000);
    await session.purchase(fixtures.succeeds);
    const answer = await session.get(`/phoneNumbers/operations/${operationId}`);
    expect(header(answer, 'content-type')).toBe('application/json; charset=utf-8');
    expect(textOf(answer)).toBe(
      `{"operationType":"purchase","status":"running","resourceLocation":null,"createdDateTime":"2023-01-06T17:31:35.8830001+00:00","id":"${operationId}","lastActionDateTime":"0001-01-01T00:00:00+00:00"}`,
    );
  });

  it('delivers its phone number when it has succeeded, not before', async () => {
    const session = openSession();
    await session.purchase(fixtures.succeeds);
    await session.poll(operationId, 4);
    expect((await session.get('/phoneNumbers/+14255550123')).status).toBe(404);
    await session.poll(operationId, 1);
    const answer = await session.get('/phoneNumbers/%2B14255550123');
    expect(bodyOf(answer)).toMatchObject({ id: '14255550123', phoneNumber: '+14255550123' });
    expect(member(await session.get('/phoneNumbers'), 'phoneNumbers')).toHaveLength(2);
  });

  it('counts again when the same search is purchased again', async () => {
    const session = openSession();
    await session.purchase(fixtures.succeeds);
    expect((await session.purchase(fixtures.succeeds)).status).toBe(202);
    expect(session.emulator.ledger.count(fixtures.succeeds)).toBe(2);
    expect(session.emulator.ledger.purchases).toMatchObject([
      { operationId, phoneNumbers: ['+14255550123'] },
      { operationId, phoneNumbers: ['+14255550123'] },
    ]);
  });

  it('fails with errors inside the error, and delivers nothing', async () => {
    const session = openSession();
    await session.purchase(fixtures.fails);
    const id = `purchase_${fixtures.fails}`;
    expect((await session.poll(id, 5)).at(-1)).toBe('failed');
    const error = member(await session.get(`/phoneNumbers/operations/${id}`), 'error');
    expect(error).toHaveProperty('details[0].details[0].details[0].message');
    expect(error).toHaveProperty('innererror.innererror.innererror.innererror.innererror.code');
    expect((await session.get('/phoneNumbers/+14255550124')).status).toBe(404);
  });

  it('is pending until it is cancelled', async () => {
    const session = openSession();
    await session.purchase(fixtures.cancel);
    const id = `purchase_${fixtures.cancel}`;
    expect((await session.poll(id, 9)).at(-1)).toBe('notStarted');
    const answer = await session.cancel(id);
    expect(answer).toMatchObject({ status: 204, body: new Uint8Array() });
    expect(await session.poll(id, 2)).toEqual(['failed', 'failed']);
    expect((await session.cancel(id)).status).toBe(400);
  });

  it('cannot be cancelled when it has ended', async () => {
    const session = openSession();
    await session.purchase(fixtures.succeeds);
    await session.poll(operationId, 5);
    const answer = await session.cancel(operationId);
    expect(answer.status).toBe(400);
    expect(textOf(answer)).toContain('has ended (succeeded)');
  });
});

describe('the pace of time', () => {
  it('follows the clock, not the reads', async () => {
    const clock = manualClock();
    const session = openSession({ clock, pace: 'time' });
    await session.purchase(fixtures.succeeds);
    expect(await session.poll(operationId, 3)).toEqual(['running', 'running', 'running']);
    clock.advance(7_000);
    expect(await session.poll(operationId, 1)).toEqual(['notStarted']);
    clock.advance(12_000);
    expect((await session.get('/phoneNumbers/+14255550123')).status).toBe(200);
    expect(await session.poll(operationId, 1)).toEqual(['succeeded']);
  });
});
