import { describe, expect, it } from 'vitest';
import { createPhoneNumbersClient } from '../../src/index.js';
import { createTestClock } from '../../src/testing.js';
import { acceptedHeaders, searchId } from '../server.js';
import { createClientOf, endpoint, errorOf, notFound, type Reply } from './fake-service.js';

const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};
const throwing = () =>
  new Proxy(new Error('x'), {
    get() {
      throw new Error('no');
    },
    getPrototypeOf() {
      throw new Error('no');
    },
    ownKeys() {
      throw new Error('no');
    },
  });
const revokedFunction = () => {
  const { proxy, revoke } = Proxy.revocable(() => {}, {});
  revoke();
  return proxy;
};

describe('what fetch throws after a purchase was sent', () => {
  it.each([
    ['a proxy that was revoked', revoked],
    ['a proxy that throws', throwing],
    ['a function that was revoked', revokedFunction],
    ['an error whose errors were revoked', () => Object.assign(new Error('x'), { errors: revoked() })],
    ['an error whose cause was revoked', () => new Error('x', { cause: revoked() })],
    ['an empty string', () => ''],
    ['undefined', () => undefined],
  ])('leaves the purchase unknown if it is %s', async (_what, create) => {
    const { client, service } = createClientOf({ post: [() => Promise.reject(create())], after: [notFound] });
    const error = await errorOf(() => client.purchase({ searchId }));
    expect(error).toMatchObject({ name: 'ConnectionError', code: 'connection-failed', outcome: 'unknown' });
    expect(error.message).toMatch(/^The purchase received no usable response: \w.*\. The purchase may/);
    expect(service.count('post')).toBe(1);
  });
});

/** Something that a fetch throws which has tried to send more than once, or says more than its cause. */
const connect = { code: 'UND_ERR_CONNECT_TIMEOUT', host: new URL(endpoint).hostname };
const mixed: readonly (readonly [what: string, isSent: boolean, create: () => unknown])[] = [
  ['a connect timeout, then a reset', true, () => aggregate(connect, { code: 'ECONNRESET' })],
  ['a reset, then a connect timeout', true, () => aggregate({ code: 'ECONNRESET' }, connect)],
  [
    'two connect timeouts',
    false,
    () => aggregate(connect, { ...connect, syscall: 'connect', code: 'ECONNREFUSED' }),
  ],
  ['no errors at all', true, () => aggregate()],
  ['requestSent: true around a connect timeout', true, () => around({ requestSent: true }, connect)],
  ['a reset around a connect timeout', true, () => around({ code: 'ECONNRESET' }, connect)],
  [
    'a headers timeout around a connect timeout',
    true,
    () => around({ code: 'UND_ERR_HEADERS_TIMEOUT' }, connect),
  ],
  ['requestSent: false around a reset', false, () => around({ requestSent: false }, { code: 'ECONNRESET' })],
  [
    'a refused connection of node-fetch, which names no host',
    true,
    () => around({ type: 'system', errno: 'ECONNREFUSED', code: 'ECONNREFUSED' }),
  ],
];
const around = (outer: object, inner?: object) =>
  Object.assign(new Error('x', { cause: inner && Object.assign(new Error('y'), inner) }), outer);
const aggregate = (...errors: readonly object[]) =>
  new AggregateError(
    errors.map((error) => Object.assign(new Error('x'), error)),
    'all failed',
  );

describe('what fetch throws', () => {
  it.each(mixed)('%s: may have been sent: %s', async (_what, isSent, create) => {
    const { client, service } = createClientOf({ post: [() => Promise.reject(create())], after: [notFound] });
    const error = await errorOf(() => client.purchase({ searchId }));
    expect(error.outcome).toBe(isSent ? 'unknown' : 'not-sent');
    expect(service.count('post')).toBe(isSent ? 1 : 2);
  });
});

describe('a clock', () => {
  const call = (clock: unknown) =>
    Reflect.apply(createPhoneNumbersClient, undefined, [{ endpoint: 'https://a.com', clock }]);
  it.each([
    [
      'after that returns a Timeout',
      { now: () => 0, after: (ms: number, end: () => void) => setTimeout(end, ms) },
    ],
    ['after that returns nothing', { now: () => 0, after: () => {} }],
    ['after that returns a promise', { now: () => 0, after: () => Promise.resolve() }],
    ['now that returns NaN', { now: () => performance.now, after: () => () => {} }],
    ['now that returns a BigInt', { now: () => 1n, after: () => () => {} }],
  ])('with %s is refused when a client is created', async (_what, clock) => {
    const error = await errorOf(() => call(clock));
    expect(error).toMatchObject({ code: 'invalid-argument', argument: expect.stringMatching(/^clock/) });
  });
});

describe('a body of empty chunks without end', () => {
  it('ends the request instead of blocking everything', async () => {
    const endless = (async function* () {
      for (;;) yield new Uint8Array(0);
    })();
    const { client } = createClientOf({
      before: [async () => ({ status: 200, headers: new Headers(), body: endless })],
    });
    expect(await errorOf(() => client.purchase({ searchId }))).toMatchObject({ outcome: 'not-sent' });
  });
});

describe('two spellings of one GUID', () => {
  it.each([searchId.replaceAll('-', ''), searchId.toUpperCase(), searchId.replaceAll('-', '').toUpperCase()])(
    'are one search, whose purchase is sent once: %s',
    async (other) => {
      const { client, service } = createClientOf({ post: [{ status: 504 }], after: [notFound] });
      await client.purchase({ searchId, timeoutMs: 1000 }).catch(() => {});
      await client.purchase({ searchId: other, timeoutMs: 1000 }).catch(() => {});
      expect(service.count('post')).toBe(1);
    },
  );
});

describe('an abort reason', () => {
  it.each([
    ['a proxy that was revoked', revoked],
    ['a proxy that throws', throwing],
  ])('that is %s ends a purchase as aborted', async (_what, create) => {
    const controller = new AbortController();
    const hangs: Reply = () => {
      controller.abort(create());
      return new Promise(() => {});
    };
    const { client } = createClientOf({ before: [hangs] });
    const error = await errorOf(() => client.purchase({ searchId, signal: controller.signal }));
    expect(error).toMatchObject({ code: 'aborted', outcome: 'not-sent' });
  });
});

describe('a message', () => {
  it.each([
    [{ code: '', message: '' }, 'The purchase was answered with 400: no reason.'],
    [{ code: 'A', message: '' }, 'The purchase was answered with 400: A.'],
    [{ code: '', message: 'b' }, 'The purchase was answered with 400: b.'],
  ])('leaves out what an error does not say: %j', async (error, message) => {
    const { client } = createClientOf({ post: [{ status: 400, body: JSON.stringify({ error }) }] });
    expect((await errorOf(() => client.purchase({ searchId }))).message).toBe(message);
  });

  it('says what a store of claims must resolve to if it resolves to nothing', async () => {
    // @ts-expect-error a store may resolve to anything
    const { client } = createClientOf({}, { claims: { acquire: async () => undefined } });
    const error = await errorOf(() => client.purchase({ searchId }));
    expect(error.message).toBe(
      'The store of claims failed: claims.acquire must resolve to { state, claim }.',
    );
  });

  it('says what the service answered with, and not with what was expected', async () => {
    const { client } = createClientOf({ before: [{ status: 200, body: '{"a":1}' }] });
    const error = await errorOf(() => client.purchase({ searchId }));
    expect(error.message).toMatch(
      /^The lookup was answered with 200 and a body that is not that of \/phoneNumbers\/operations\/\S+: "\{\\"a\\":1\}"\./,
    );
  });

  it('names connectionString if neither it nor an endpoint is there, as with a variable that is not set', async () => {
    const error = await errorOf(() =>
      Reflect.apply(createPhoneNumbersClient, undefined, [{ connectionString: undefined }]),
    );
    expect(error.message).toBe(
      'connectionString must be a string, or endpoint a string or a URL (received undefined).',
    );
  });

  it('says what was passed instead of options', async () => {
    const { client } = createClientOf();
    const purchase = await client.purchase({ searchId });
    const { signal } = new AbortController();
    const error = await errorOf(() => Reflect.apply(purchase.result, undefined, [signal]));
    expect(error.message).toBe(
      'options must be an object of options (received an object of type AbortSignal).',
    );
  });

  it('says that a purchase has succeeded whose phone numbers cannot be read', async () => {
    const { client } = createClientOf({ result: [{ status: 403 }] });
    const purchase = await client.purchase({ searchId });
    const error = await errorOf(() => purchase.result());
    expect(error.message).toContain(
      'The purchase has succeeded, and only its phone numbers could not be read',
    );
  });

  it('tells a negative number from zero', () => {
    const clock = createTestClock();
    expect(() => clock.advance(-1)).toThrow('must be a number, zero or more (received a negative number)');
  });
});

describe('the handle of a purchase that was settled by a look', () => {
  it('names the headers of the 202 that were those of another purchase', async () => {
    const headers = { ...acceptedHeaders, 'operation-id': 'purchase_other', 'purchase-id': 'other' };
    const { client } = createClientOf({ post: [{ status: 202, headers }] });
    const purchase = await client.purchase({ searchId });
    expect(purchase.unexpectedHeaders).toEqual(['operation-id', 'purchase-id']);
    await expect(purchase.result()).resolves.toMatchObject({ searchId });
  });
});
