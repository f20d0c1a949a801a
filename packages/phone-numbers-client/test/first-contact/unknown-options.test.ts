import { describe, expect, it } from 'vitest';
import { createPhoneNumbersClient } from '../../src/index.js';
import { searchId } from '../server.js';
import { createClientOf, endpoint, errorOf } from './fake-service.js';

/** Calls a function with arguments of any type, as JavaScript does. */
const call = (method: (...parameters: never[]) => unknown, ...parameters: readonly unknown[]) =>
  Reflect.apply(method, undefined, [...parameters]);

describe('an option of an unknown name', () => {
  it.each(['fecth', 'claim', 'resendAfterMS', 'api-version', 'retries'])(
    'is refused when a client is created: %s',
    async (name) => {
      const error = await errorOf(() => call(createPhoneNumbersClient, { endpoint, [name]: 1 }));
      expect(error).toMatchObject({ code: 'invalid-argument', argument: 'options' });
      expect(error.message).toContain('which is unknown: use connectionString, endpoint, credential');
    },
  );

  it.each(['timeoutMS', 'timeout', 'Signal', 'exisitng'])('is refused by a purchase: %s', async (name) => {
    const { client, service } = createClientOf();
    const error = await errorOf(() => call(client.purchase, { searchId, [name]: 1 }));
    expect(error.message).toBe(
      `options has ${name}, which is unknown: use search, searchId, existing, maxMonthlyCost, phoneNumbers, signal, timeoutMs.`,
    );
    expect(service.requests).toEqual([]);
  });

  it('is refused by a wait, and by resume', async () => {
    const { client } = createClientOf();
    const purchase = await client.purchase({ searchId });
    for (const method of [purchase.poll, purchase.result, purchase.cancel]) {
      expect((await errorOf(() => call(method, { timeoutMS: 1 }))).message).toContain(
        'options has timeoutMS',
      );
    }
    expect((await errorOf(() => call(client.resume, { searchId, search: 1 }))).message).toContain(
      'options has search',
    );
  });

  it('is not shown if it may be a secret', async () => {
    const error = await errorOf(() => call(createPhoneNumbersClient, { endpoint, cGFzc3dvcmQ: 1 }));
    expect(error.message).toContain('options has a property, which is unknown');
  });

  it('counts as absent if it is undefined', async () => {
    const { client } = createClientOf();
    await expect(call(client.purchase, { searchId, retries: undefined })).resolves.toMatchObject({
      created: true,
    });
  });

  it.each(['host', 'Content-Length', 'transfer-encoding', 'Connection', 'expect', 'te'])(
    'a header is refused that frames a message or belongs to a connection: %s',
    async (name) => {
      const error = await errorOf(() =>
        call(createPhoneNumbersClient, { endpoint, headers: { [name]: '5' } }),
      );
      expect(error.message).toBe(`headers must not have ${name.toLowerCase()}: each request has its own.`);
    },
  );

  it('resendAfterMs is refused without claims, where it has no effect', async () => {
    const error = await errorOf(() => call(createPhoneNumbersClient, { endpoint, resendAfterMs: 1000 }));
    expect(error).toMatchObject({
      argument: 'resendAfterMs',
      message: 'resendAfterMs needs the option claims.',
    });
  });

  it('fetch is refused by a typed route, where it would be ignored', async () => {
    const { client, service } = createClientOf();
    const error = await errorOf(() => call(client.GET, '/phoneNumbers', { fetch: () => {} }));
    expect(error.message).toBe('fetch is an option of the client, not of a request.');
    expect(service.requests).toEqual([]);
  });

  it('refuses timeoutMs in a typed route, which has no time limit of its own', async () => {
    const { client, service } = createClientOf();
    const error = await errorOf(() => client.GET('/phoneNumbers', { timeoutMs: 500 }));
    expect(error).toMatchObject({ code: 'invalid-argument', argument: 'timeoutMs' });
    expect(error.message).toContain('AbortSignal.timeout');
    expect(service.requests).toEqual([]);
  });
});
