import { describe, expect, it } from 'vitest';
import {
  acceptedAs,
  createClientOf,
  ended,
  errorOf,
  notFound,
  responseOf,
  type Script,
} from '../first-contact/fake-service.js';
import { type Answer, searchId as id, json } from '../server.js';
import { owned, phoneNumber } from './life.js';

const updated = json(200, { ...owned, capabilities: { calling: 'outbound', sms: 'none' } });
const unchanged = json(200, owned);
const lost = () => Promise.reject(new Error('reset'));

/** What releases and updates have in common. */
const changes = [
  {
    kind: 'release',
    name: 'a release',
    prefix: 'release',
    made: notFound,
    run: (script: Script) => {
      const { client, service, clock } = createClientOf(script);
      return { handle: client.release({ phoneNumber }), service, clock };
    },
  },
  {
    kind: 'update',
    name: 'an update',
    prefix: 'capabilities',
    made: updated,
    run: (script: Script) => {
      const { client, service, clock } = createClientOf(script);
      return { handle: client.updateCapabilities({ phoneNumber, calling: 'outbound' }), service, clock };
    },
  },
] as const;

describe('client.release', () => {
  it('deletes the phone number, and resolves to the handle of the operation', async () => {
    const { client, service } = createClientOf();
    const release = await client.release({ phoneNumber });
    expect(service.requests[0]).toMatchObject({
      method: 'DELETE',
      url: 'https://resourcename.communication.azure.com/phoneNumbers/%2B14255550123?api-version=2021-03-07',
    });
    expect(release).toMatchObject({ kind: 'release', operationId: `release_${id}` });
    expect(await release.result()).toBeUndefined();
  });
});

describe('client.release after a connection that breaks', () => {
  it.each([
    ['a 503', { status: 503 }],
    ['a page of HTML', { status: 404, body: '<h1>404</h1>' }],
  ] as const)(
    'is not settled by reads that do not find the phone number, with %s in between',
    async (_what, between) => {
      const pair = [notFound, between] as const;
      const { client } = createClientOf({ release: [lost], number: [...pair, ...pair, ...pair, ...pair] });
      expect(await errorOf(() => client.release({ phoneNumber }))).toMatchObject({ outcome: 'unknown' });
    },
  );

  it.each([1, 2, 3])(
    'is not settled by %i reads that do not find the phone number, if it is there after',
    async (count) => {
      const number = [unchanged, ...Array<Answer>(count).fill(notFound), unchanged] as const;
      const { client, service } = createClientOf({ release: [lost], number });
      const error = await errorOf(() => client.release({ phoneNumber }));
      expect(error).toMatchObject({ code: 'connection-failed', outcome: 'unknown', phase: 'release' });
      expect(service.count('release')).toBe(1);
    },
  );

  it('is not settled if there is no time for four reads that do not find the phone number', async () => {
    const { client, service } = createClientOf({ release: [lost], number: [notFound] });
    const error = await errorOf(() => client.release({ phoneNumber, timeoutMs: 1000 }));
    expect(error).toMatchObject({ code: 'connection-failed', outcome: 'unknown' });
    expect(service.count('number')).toBeLessThan(4);
  });
});

describe('client.updateCapabilities', () => {
  it('patches the capabilities that are given, and resolves to the phone number in the end', async () => {
    const { client, service } = createClientOf({ number: [updated] });
    const update = await client.updateCapabilities({ phoneNumber, calling: 'outbound', sms: undefined });
    expect(service.requests[0]).toMatchObject({
      method: 'PATCH',
      url: 'https://resourcename.communication.azure.com/phoneNumbers/%2B14255550123/capabilities?api-version=2021-03-07',
      init: {
        body: '{"calling":"outbound"}',
        headers: { 'content-type': 'application/merge-patch+json' },
      },
    });
    expect(update).toMatchObject({ kind: 'update', operationId: `capabilities_${id}` });
    expect(await update.result()).toEqual({ ...owned, capabilities: { calling: 'outbound', sms: 'none' } });
  });

  it('refuses an update of nothing', async () => {
    const { client, service } = createClientOf();
    // @ts-expect-error neither calling nor sms
    const error = await errorOf(() => client.updateCapabilities({ phoneNumber }));
    expect(error).toMatchObject({ code: 'invalid-argument', argument: 'options' });
    expect(service.requests).toEqual([]);
  });

  it('is not settled by a phone number that has only one of two capabilities as asked', async () => {
    const { client, service } = createClientOf({ update: [lost], number: [updated] });
    const error = await errorOf(() =>
      client.updateCapabilities({ phoneNumber, calling: 'outbound', sms: 'inbound' }),
    );
    expect(error).toMatchObject({ code: 'connection-failed', outcome: 'unknown' });
    expect(service.count('update')).toBe(1);
  });
});

it('advises nothing that needs an id when the phone number of an update that was settled without cannot be read', async () => {
  const { client } = createClientOf({ update: [lost], number: [updated, { status: 403 }] });
  const update = await client.updateCapabilities({ phoneNumber, calling: 'outbound' });
  const error = await errorOf(() => update.result());
  expect(error).toMatchObject({ outcome: 'accepted', phase: 'result', operationId: undefined });
  expect(error.message).toMatch(/The update was made, and the id of its operation is not known\.$/);
});

describe.each(changes)('$name', ({ kind, name, prefix, made, run }) => {
  const key = kind;

  it(`yields each reading of the operation of ${name}, and can be canceled`, async () => {
    const { handle, service } = run({
      operation: [
        async ({ url }) => responseOf(ended(url, 'running')),
        async ({ url }) => responseOf(ended(url)),
      ],
    });
    const statuses: string[] = [];
    for await (const { status } of await handle) statuses.push(status);
    expect(statuses).toEqual(['running', 'succeeded']);
    await (await handle).cancel();
    expect(service.requests.at(-1)).toMatchObject({ method: 'DELETE' });
    expect(service.requests.at(-1)?.url).toContain(`/phoneNumbers/operations/${prefix}_${id}?`);
  });

  it.each([
    ['a connection that breaks', lost],
    ['a 500', { status: 500 }],
    ['a 204 with no id', { status: 204 }],
    ['a 202 with no id', { status: 202 }],
    ['a 202 with the id of another kind', acceptedAs('search', id)],
  ])(`settles ${name} after %s by reading the phone number, and sends it once`, async (_what, answer) => {
    const { handle, service } = run({ [key]: [answer], number: [unchanged, unchanged, made] });
    const settled = await handle;
    expect(settled.operationId).toBeUndefined();
    expect(service.count(key)).toBe(1);
    // Gone counts only when it is read four times.
    expect(service.count('number')).toBe(kind === 'release' ? 6 : 3);
    const readings: unknown[] = [];
    for await (const reading of settled) readings.push(reading);
    expect(readings).toEqual([]);
    const result = await settled.result();
    expect(result).toEqual(kind === 'release' ? undefined : JSON.parse(updated.body ?? ''));
    const error = await errorOf(() => settled.cancel());
    expect(error).toMatchObject({ code: 'not-found', phase: 'cancel' });
    expect(error.message).toMatch(
      new RegExp(`The ${kind} was made, and the id of its operation is not known.$`),
    );
  });

  it(`throws the error of ${name} if the phone number stays as it was for 30 seconds`, async () => {
    const { handle, service, clock } = run({ [key]: [lost], number: [unchanged] });
    const error = await errorOf(() => handle);
    expect(error).toMatchObject({ code: 'connection-failed', outcome: 'unknown', phase: kind });
    expect(error.message).toMatch(
      new RegExp(`The ${kind} may have been accepted: read the phone number before you send it again.$`),
    );
    expect(service.count(key)).toBe(1);
    expect(clock.now()).toBeGreaterThanOrEqual(30_000);
    expect(clock.now()).toBeLessThan(40_000);
  });

  it(`throws the error of ${name} if the phone number cannot be read`, async () => {
    const { handle, service } = run({ [key]: [{ status: 500 }], number: [{ status: 403 }] });
    expect(await errorOf(() => handle)).toMatchObject({ status: 500, outcome: 'unknown', phase: kind });
    expect(service.count(key)).toBe(1);
  });

  it.each([
    ['after 429', { status: 429, headers: { 'Retry-After': '1' } }],
    ['if it never left', () => Promise.reject(Object.assign(new Error('no'), { requestSent: false }))],
  ])(`repeats ${name} that certainly was not carried out, %s`, async (_what, answer) => {
    const { handle, service } = run({ [key]: [answer, acceptedAs(prefix, id)] });
    expect((await handle).operationId).toBe(`${prefix}_${id}`);
    expect(service.count(key)).toBe(2);
    expect(service.count('number')).toBe(0);
  });

  it.each([400, 403, 404])(`rejects when ${name} is refused with %i, and reads nothing`, async (status) => {
    const error = { code: 'InternalError', message: 'The server encountered an internal error.' };
    const { handle, service } = run({ [key]: [json(status, { error })] });
    expect(await errorOf(() => handle)).toMatchObject({
      code: 'request-refused',
      outcome: 'rejected',
      status,
      operationId: undefined,
    });
    expect(service.requests).toHaveLength(1);
  });

  it(`throws OperationFailedError when the operation of ${name} has failed`, async () => {
    const { handle } = run({ operation: [async ({ url }) => responseOf(ended(url, 'failed'))] });
    const error = await errorOf(async () => (await handle).result());
    expect(error).toMatchObject({ code: 'operation-failed', delivered: undefined });
    expect(error.message).toBe(`The ${kind} failed: the service gave no reason.`);
  });
});
