import { getEventListeners } from 'node:events';
import { inspect } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import type { AccessToken, WaitOptions } from '../../src/index.js';
import { owned, phoneNumber, wanted } from '../life/life.js';
import { json } from '../server.js';
import { createClientOf, ended, errorOf, type Reply, responseOf, type Script } from './fake-service.js';
import { settle } from './settle.js';

type Client = ReturnType<typeof createClientOf>['client'];

/** The functions that start the operations which cost nothing, and whether each may be sent again when it is lost. */
const operations = [
  {
    kind: 'search',
    name: 'search',
    sent: 3,
    start: (client: Client, options?: WaitOptions) => client.search({ ...wanted, ...options }),
  },
  {
    kind: 'update',
    name: 'updateCapabilities',
    sent: 1,
    start: (client: Client, options?: WaitOptions) =>
      client.updateCapabilities({ phoneNumber, calling: 'outbound', ...options }),
  },
  {
    kind: 'release',
    name: 'release',
    sent: 1,
    start: (client: Client, options?: WaitOptions) => client.release({ phoneNumber, ...options }),
  },
] as const;

const good: AccessToken = { token: 'a-good-token', expiresOnTimestamp: Number.MAX_SAFE_INTEGER };
/** It takes no notice of its signal. */
const never: Reply = () => new Promise<never>(() => {});
const unchanged = json(200, owned);

describe.each(operations)('client.$name', ({ kind, name, sent, start }) => {
  it.each(['deadline', 'abort'] as const)(
    `ends client.${name} as not sent at its %s while getToken hangs, and sends nothing when the token comes`,
    async (how) => {
      let arrive = () => {};
      const getToken = vi.fn(
        () =>
          new Promise<AccessToken>((resolve) => {
            arrive = () => resolve(good);
          }),
      );
      const { client, service, clock } = createClientOf({}, { credential: { getToken } });
      const controller = new AbortController();
      const error = errorOf(() => start(client, { timeoutMs: 5000, signal: controller.signal }));
      await vi.waitFor(() => expect(getToken).toHaveBeenCalled());
      if (how === 'deadline') clock.advance(5000);
      else controller.abort();
      const code = how === 'deadline' ? 'timed-out' : 'aborted';
      expect(await error).toMatchObject({ code, outcome: 'not-sent', phase: kind });
      arrive();
      await settle();
      expect(service.requests).toEqual([]);
    },
  );

  it(`ends client.${name} at its deadline as unknown if the fetch never settles`, async () => {
    const { client, service, clock } = createClientOf({ [kind]: [never] });
    const error = errorOf(() => start(client, { timeoutMs: 5000 }));
    await vi.waitFor(() => expect(service.requests).toHaveLength(1));
    clock.advance(5000);
    expect(await error).toMatchObject({ code: 'timed-out', outcome: 'unknown', phase: kind });
    expect(service.requests).toHaveLength(1);
  });

  it(`ends an aborted client.${name} at once as unknown if the fetch ignores the signal`, async () => {
    const { client, service } = createClientOf({ [kind]: [never] });
    const controller = new AbortController();
    const error = errorOf(() => start(client, { signal: controller.signal }));
    await vi.waitFor(() => expect(service.requests).toHaveLength(1));
    controller.abort();
    expect(await error).toMatchObject({ code: 'aborted', outcome: 'unknown', phase: kind });
    await settle();
    expect(service.requests).toHaveLength(1);
  });

  it.each([
    ['undefined', () => undefined],
    ['a plain object', () => ({})],
    ['a string', () => 'ok'],
    ['a thrown null', () => Promise.reject(null)],
  ])(
    `ends client.${name} as unknown, sent no more often than it may be, if the fetch gives %s`,
    async (_what, reply) => {
      const wrong: Script = { [kind]: [reply], number: [unchanged] };
      const { client, service } = createClientOf(wrong);
      expect(await errorOf(() => start(client))).toMatchObject({ outcome: 'unknown', phase: kind });
      expect(service.count(kind)).toBeLessThanOrEqual(sent);
    },
  );

  it(`leaves no listener and causes no warning with 25 calls of client.${name} on one signal`, async () => {
    const warnings: string[] = [];
    const note = ({ message }: Error) => warnings.push(message);
    process.on('warning', note);
    const { client } = createClientOf({ [kind]: [{ status: 500 }], number: [unchanged] });
    const { signal } = new AbortController();
    await Promise.allSettled(Array.from({ length: 25 }, () => start(client, { signal })));
    await settle();
    process.off('warning', note);
    expect(warnings).toEqual([]);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it(`ends a poll after client.${name} at once with iterator.return during a pause`, async () => {
    const { client, service, clock } = createClientOf({
      operation: [async ({ url }) => responseOf(ended(url, 'running'))],
    });
    const paused = new Promise<void>((resolve) => clock.hold(resolve));
    const iterator = (await start(client)).poll();
    await iterator.next();
    const pending = iterator.next();
    await paused;
    await expect(iterator.return?.()).resolves.toEqual({ done: true, value: undefined });
    await expect(pending).resolves.toEqual({ done: true, value: undefined });
    expect(service.count('operation')).toBe(1);
  });

  it(`shows no secret that the fetch of client.${name} throws`, async () => {
    const token = 'a-token-that-nobody-may-see';
    const getToken = async () => ({ ...good, token });
    const leak = () => Promise.reject(new Error(`authorization: Bearer ${token}`));
    const script: Script = { [kind]: [leak], number: [leak] };
    const { client } = createClientOf(script, { credential: { getToken } });
    const error = await errorOf(() => start(client));
    expect(`${error.message} ${inspect(error, { depth: 9, showHidden: true })}`).not.toContain(token);
  });
});

it('sends two releases of one phone number at once twice, and tells each call its own answer', async () => {
  const refused = json(409, { error: { code: 'Conflict', message: 'It is being released.' } });
  const { client, service } = createClientOf({
    release: [{ status: 202, headers: { 'release-id': 'a' } }, refused],
  });
  const [first, second] = await Promise.allSettled([
    client.release({ phoneNumber }),
    client.release({ phoneNumber }),
  ]);
  expect(first).toMatchObject({ status: 'fulfilled', value: { operationId: 'release_a' } });
  expect(second).toMatchObject({ status: 'rejected', reason: { outcome: 'rejected', status: 409 } });
  expect(service.count('release')).toBe(2);
});
