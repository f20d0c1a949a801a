import { PhoneNumbersClient } from '@azure/communication-phone-numbers';
import fc from 'fast-check';
import { http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createEmulator } from '../src/index.js';
import { handlers } from '../src/msw.js';

const emulator = createEmulator();
const endpoints = [
  'https://my-resource.communication.azure.com',
  'https://my-resource.communication.azure.com:8443/',
];
/** What answers the requests that the handlers do not. */
const others = http.all(/.*/, () => new Response(null, { status: 299 }));
const server = setupServer(...endpoints.flatMap((endpoint) => handlers(emulator, { endpoint })), others);
beforeAll(() => server.listen());
beforeEach(() => emulator.reset());
afterAll(() => server.close());

const headers = { authorization: 'Bearer a.b.c', 'content-type': 'application/json' };

describe('handlers for MSW', () => {
  it.each(endpoints.slice(0, 2))(
    'sell to the official SDK, whose signature they check: %s',
    async (endpoint) => {
      const connectionString = `endpoint=${endpoint};accesskey=${emulator.accessKey}`;
      const client = new PhoneNumbersClient(connectionString);
      const poller = await client.beginPurchasePhoneNumbers(emulator.fixtures.succeeds);
      while (!poller.isDone()) await poller.poll();
      expect(emulator.ledger.count(emulator.fixtures.succeeds)).toBe(1);
      const wrong = new PhoneNumbersClient(`endpoint=${endpoint};accesskey=${btoa('another')}`, {
        retryOptions: { maxRetries: 0 },
      });
      await expect(wrong.beginPurchasePhoneNumbers(emulator.fixtures.succeeds)).rejects.toMatchObject({
        statusCode: 401,
      });
    },
  );

  it('answer paths with colons and two slashes at the beginning, as the service does', async () => {
    const body = JSON.stringify({ searchId: emulator.fixtures.succeeds });
    for (const path of ['/availablePhoneNumbers/:purchase', '//availablePhoneNumbers/%3Apurchase']) {
      const url = `${endpoints[0]}${path}?api-version=2021-03-07`;
      const response = await fetch(url, { method: 'POST', headers, body });
      expect([response.status, response.headers.get('purchase-id')]).toEqual([
        202,
        emulator.fixtures.succeeds,
      ]);
    }
    expect(emulator.ledger.purchases).toHaveLength(2);
  });

  it('answer nothing of another endpoint', async () => {
    for (const url of [
      'https://my-resource-communication.azure.com/',
      'https://my-resource.communication.azure.com.a/',
    ])
      expect((await fetch(url)).status).toBe(299);
  });

  it('take only an endpoint', () => {
    const isRight = (value: unknown) => typeof value === 'string' && /^https?:/i.test(value);
    const anything = fc.oneof(
      fc.constantFrom<unknown[]>(
        '',
        'localhost',
        '/',
        'ftp://a',
        'file:///a',
        null,
        1,
        {},
        new URL('ws://a'),
      ),
      fc.anything(),
    );
    fc.assert(
      fc.property(
        anything.filter((value) => !isRight(value)),
        (endpoint) => {
          const create = () => Reflect.apply(handlers, undefined, [emulator, { endpoint }]);
          expect(create).toThrow(TypeError);
          expect(create).toThrow(
            /^endpoint must be an absolute URL with http or https, without user info, path, query and fragment/,
          );
        },
      ),
    );
    const secret = 'https://user:secret@a.test';
    for (const endpoint of [
      'https://a?b',
      'https://a#b',
      'https://a/b',
      'https://',
      'https://a b',
      'https://u@a.test',
    ]) {
      expect(() => handlers(emulator, { endpoint })).toThrow('endpoint must be an absolute URL');
    }
    expect(() => handlers(emulator, { endpoint: secret })).toThrow(
      /user info.*\(received a string of 26 characters\)/,
    );
    expect(() => handlers(emulator, { endpoint: new URL(secret) })).toThrow('user info');
    expect(() => Reflect.apply(handlers, undefined, [emulator, { url: endpoints[0] }])).toThrow(
      'unknown option "url"; the options are endpoint',
    );
  });
});
