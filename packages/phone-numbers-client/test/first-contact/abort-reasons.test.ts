import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { leaksOf } from './error-views.js';
import { createClientOf, errorOf } from './fake-service.js';

const key = Buffer.from('an access key of the tests, which is long').toString('base64');
const bytes = new TextEncoder().encode(key);
const { buffer } = bytes;
const shared = new SharedArrayBuffer(bytes.length);
new Uint8Array(shared).set(bytes);
const pairs = new Map([['k', key]]);
class Named extends Error {}

/** What is harmless when it is looked at for the first times. */
function returnsLater(): object {
  let reads = 0;
  return {
    get message() {
      reads++;
      return reads < 4 ? 'harmless' : key;
    },
  };
}

/** Reasons of a signal whose printed form shows the key. */
const leaking: Readonly<Record<string, unknown>> = {
  'an ArrayBuffer': buffer,
  'a SharedArrayBuffer': shared,
  'a DataView': new DataView(buffer),
  'a Uint8Array': bytes,
  'a Float64Array': Float64Array.from(bytes),
  'a BigInt64Array': BigInt64Array.from(bytes, BigInt),
  'an error with an ArrayBuffer': Object.assign(new Error('x'), { body: buffer }),
  'an error whose cause has an ArrayBuffer': new Error('x', { cause: { body: buffer } }),
  'an error of several with an ArrayBuffer': new AggregateError([{ body: buffer }]),
  'an iterator of a Map': pairs.values(),
  'an iterator of the entries of a Map': pairs.entries(),
  'an iterator of a Set': new Set([key]).values(),
  'a Map': pairs,
  'a Map whose iterator is hidden': Object.assign(new Map(pairs), { [Symbol.iterator]: undefined }),
  'a Set': new Set([key]),
  'an iterator of an array': [key].values(),
  'a generator': (function* () {
    yield key;
  })(),
  'a Headers': new Headers({ authorization: key }),
  'a URLSearchParams': new URLSearchParams({ key }),
  'a URL': new URL(`https://a.example/?${key}`),
  'a Blob with a name': new File([], key),
  'a Request': new Request('https://a.example', { headers: { authorization: key } }),
  'an array of its bytes': [...bytes],
  'an array of its characters': [...key],
  'an object of its characters': Object.fromEntries([...key].entries()),
  'an object with its bytes': { a: { ...bytes } },
  'a proxy of bytes': new Proxy(bytes, {}),
  'a proxy of a string': new Proxy(new String(key), {}),
  'a getter that returns it later': returnsLater(),
  'an error with a message that is it later': Object.defineProperty(
    new Error('x'),
    'message',
    Object.getOwnPropertyDescriptor(returnsLater(), 'message') ?? {},
  ),
  'an error of a class with a getter of a private field': new (class extends Error {
    readonly #token = key;
    get token() {
      return this.#token;
    }
  })('x'),
  'an error of a class with a getter': new (class extends Error {
    get token() {
      return key;
    }
  })('x'),
  'an error of a class of such a class': new (class extends class extends Error {
    get [Symbol('token')]() {
      return key;
    }
  } {})('x'),
  'an error with a property that it inherits': Object.setPrototypeOf(
    new Error('x'),
    Object.create(Error.prototype, { hint: { value: key } }),
  ),
  'an object with a property that it inherits': Object.create({ hint: key }),
  'an object with the name of a property that it inherits': Object.create({ [key]: 1 }),
  'an object with a list that it inherits': Object.create(Object.create({ list: [{ hint: key }] })),
  'a function with a property that it inherits': Object.setPrototypeOf(() => 1, { hint: key }),
  'two halves of it': [key.slice(0, 15), key.slice(15, 30), key.slice(30)],
};

const harmless: Readonly<Record<string, unknown>> = {
  'a string': 'enough',
  'a number': 5,
  'a symbol': Symbol('enough'),
  null: null,
  'an error': new Error('enough'),
  'an error of a class': new Named('enough'),
  'an error with a cause': new Error('enough', { cause: new TypeError('x') }),
  'an error with a code': Object.assign(new Error('enough'), { code: 'E_ENOUGH', retries: 3 }),
  'an AggregateError': new AggregateError([new Error('a')], 'enough'),
  'a DOMException': new DOMException('enough', 'TimeoutError'),
  'an object': { key: 'user', token: 'none', list: [1, 2, 3], nested: { a: true } },
  'an object of a class': new (class Reason {
    readonly by = 'user';
  })(),
  'an object of a class with a method': new (class Reason {
    tell() {
      return 'enough';
    }
  })(),
  'an object without a prototype': Object.assign(Object.create(null), { by: 'user', toString: () => 'x' }),
  'an object with a property that it inherits': Object.create({ by: 'user' }),
  'what AbortController says by itself': AbortSignal.abort().reason,
  'an abort of the platform': new DOMException('enough', 'AbortError'),
  'an array': ['enough', 1],
  'a function': () => 'enough',
};

const abortedWith = (reason: unknown) => {
  const controller = new AbortController();
  controller.abort(reason);
  const { client } = createClientOf({}, { credential: { key } });
  return errorOf(() => client.purchase({ searchId: 'a', signal: controller.signal }));
};

describe('the reason of a signal', () => {
  it.each(Object.entries(leaking))('is not kept if it prints the access key: %s', async (_what, reason) => {
    const error = await abortedWith(reason);
    expect(error.code).toBe('aborted');
    expect(error.cause).not.toBe(reason);
    const printed = inspect(error, { depth: 20, showHidden: true, maxArrayLength: 1000 }).replaceAll(
      /\s/g,
      '',
    );
    for (const form of [key, bytes.join(','), bytes.join('n,'), Buffer.from(key).toString('hex')])
      expect(printed).not.toContain(form.slice(0, 40));
    expect(leaksOf(error, key)).toEqual([]);
  });

  it.each(Object.entries(harmless))('is kept if it shows no secret: %s', async (_what, reason) => {
    expect((await abortedWith(reason)).cause).toBe(reason);
  });

  it.each<[what: string, reason: object]>([
    [
      'an error with a configuration',
      Object.assign(new Error('db down'), { config: { password: 'SECRET' } }),
    ],
    ['an object', { password: 'SECRET' }],
    ['the request of an HTTP library', { headers: { Authorization: 'Digest SECRET' } }],
    ['a cookie', { headers: { 'set-cookie': 'SECRET' } }],
    ['a long token', { accessToken: 'SECRETSECRETSECRET' }],
    ['several errors', new AggregateError([Object.assign(new Error('x'), { DB_PASS: 'SECRET' })])],
  ])('is not kept if it has a credential of others: %s', async (_what, reason) => {
    const error = await abortedWith(reason);
    expect(error.cause).not.toBe(reason);
    expect(inspect(error, { depth: 20 })).not.toContain('SECRET');
  });

  it('is not kept if it is too large to be looked at', async () => {
    for (const reason of [
      Array.from({ length: 100_000 }, () => 'a'),
      'a'.repeat(2_000_000),
      { a: Array.from({ length: 100_000 }, () => ({})) },
    ]) {
      expect((await abortedWith(reason)).cause).not.toBe(reason);
    }
  });
});
