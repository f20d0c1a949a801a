import type { PurchaseClaims } from '../../src/index.js';
import { createPhoneNumbersClient } from '../../src/index.js';
import { operationId, searchId } from '../server.js';
import { endpoint, type SentRequest } from './fake-service.js';
import { type LeakPlace, type Plant, start } from './leak-places.js';
import { route } from './public-function.js';
import type { SecretFixture } from './secret-forms.js';

const own = Symbol.for('@acs-contracts/phone-numbers-client/error');

/** What code that has the credential may throw, each with a text in another place. */
const thrown: Readonly<Record<string, (text: string) => unknown>> = {
  'the message of an error': (text) => new Error(text),
  'the code of an error': (text) => Object.assign(new Error('a'), { code: text }),
  'the name of an error': (text) => Object.assign(new Error('a'), { name: text }),
  'the stack of an error': (text) =>
    Object.assign(new Error('a'), { stack: `Error: a\n    at ${text} (a.js:1:1)` }),
  'the syscall of an error': (text) => Object.assign(new Error('a'), { syscall: text, hostname: text }),
  'a cause at depth': (text) => new Error('a', { cause: new Error('b', { cause: new Error(text) }) }),
  'a cause that is a string': (text) => new TypeError('fetch failed', { cause: text }),
  'a cause that is an object': (text) => new TypeError('fetch failed', { cause: { authorization: text } }),
  'the errors of an AggregateError': (text) => new AggregateError([new Error('a'), new Error(text)], 'b'),
  'an AggregateError in a cause': (text) => new Error('a', { cause: new AggregateError([new Error(text)]) }),
  'the headers of the request of an error': (text) =>
    Object.assign(new Error('no match'), { request: { headers: { authorization: text } }, config: [text] }),
  'a hidden property of an error': (text) =>
    Object.defineProperty(new Error('a'), 'request', { value: text }),
  'a symbol property of an error': (text) => Object.assign(new Error('a'), { [Symbol(text)]: text }),
  'the name of a property of an error': (text) => Object.assign(new Error('a'), { [text]: true }),
  'a string': (text) => text,
  'an array': (text) => [text],
  'an object with a message': (text) => ({ message: text, code: text }),
  'an object with toString': (text) => ({ toString: () => text, toJSON: () => text }),
  'a symbol': (text) => Symbol(text),
  'a function': (text) => Object.assign(() => {}, { request: text }),
  'an error of a subclass': (text) =>
    new (class NoMatchError extends Error {
      readonly request = { headers: new Map([['authorization', text]]) };
      override readonly message = text;
    })(),
  'an error of another client': (text) =>
    Object.assign(new Error(text), { [own]: true, name: 'ConnectionError', code: 'connection-failed', text }),
  'a cause that is an error of another client': (text) =>
    new Error('a', { cause: Object.assign(new Error(text), { [own]: true, name: 'ConnectionError' }) }),
};

const granted = (markSent: () => Promise<void>): PurchaseClaims => ({
  acquire: async () => ({ state: 'granted', claim: { markSent, release: async () => {} } }),
});

/** Purchases, and throws this when the purchase is sent. */
function throwAtPost(fixture: SecretFixture, toThrow: (request: SentRequest) => unknown) {
  const post = (request: SentRequest) => Promise.reject(toThrow(request));
  return start(fixture, { post: [post], after: [{ status: 404 }] }).purchase({ searchId });
}

async function abortWith(fixture: SecretFixture, reason: (text: string) => unknown, plant: Plant) {
  const controller = new AbortController();
  const post = (request: SentRequest) => {
    controller.abort(reason(plant(request)));
    return new Promise(() => {});
  };
  return start(fixture, { post: [post] }).purchase({ searchId, signal: controller.signal });
}

/** Places in what code of the caller throws. */
export const thrownPlaces: readonly LeakPlace[] = [
  ...Object.entries(thrown).flatMap(([name, create]): LeakPlace[] => [
    {
      name: `${name} that fetch throws`,
      provoke: (fixture, plant) => throwAtPost(fixture, (request) => create(plant(request))),
    },
    {
      name: `${name} that is the reason of an abort`,
      provoke: (fixture, plant) => abortWith(fixture, create, plant),
    },
    {
      name: `${name} that the store throws when the purchase is marked as sent`,
      provoke(fixture, plant) {
        let latest: SentRequest | undefined;
        const before = async (request: SentRequest) => {
          latest = request;
          return new Response(null, { status: 404 });
        };
        const claims = granted(() => Promise.reject(create(plant(latest))));
        return start(fixture, { before: [before] }, { claims }).purchase({ searchId });
      },
    },
    {
      name: `${name} that the store throws at once`,
      isEarly: true,
      provoke(fixture, plant) {
        const acquire = () => {
          throw create(plant());
        };
        return start(fixture, {}, { claims: { acquire } }).purchase({ searchId });
      },
    },
    {
      name: `${name} that getToken throws`,
      isEarly: true,
      provoke(fixture, plant) {
        const credential = { getToken: () => Promise.reject(create(plant())) };
        const headers = { 'x-functions-key': fixture.secretOf(undefined) ?? '' };
        return start({ ...fixture, options: {} }, {}, { credential, headers }).purchase({ searchId });
      },
    },
    {
      name: `${name} that fetch throws in a typed route`,
      provoke(fixture, plant) {
        const before = (request: SentRequest) => Promise.reject(create(plant(request)));
        return start(fixture, { before: [before] }).GET(route, { params: { path: { operationId } } });
      },
    },
  ]),
];

/** Places in arguments: a secret that was pasted into the wrong one. */
export const argumentPlaces: readonly LeakPlace[] = [
  {
    name: 'the search id of a purchase',
    isEarly: true,
    provoke: (fixture, plant) => start(fixture, {}).purchase({ searchId: `a b${plant()}` }),
  },
  {
    name: 'the search id to resume',
    isEarly: true,
    provoke: (fixture, plant) => start(fixture, {}).resume({ searchId: `a b${plant()}` }),
  },
  ...['credential', 'endpoint', 'connectionString', 'apiVersion', 'headers', 'fetch', 'claims'].map(
    (option): LeakPlace => ({
      name: `the option ${option}`,
      isEarly: true,
      provoke: (_fixture, plant) =>
        Reflect.apply(createPhoneNumbersClient, undefined, [
          { ...(option !== 'connectionString' && { endpoint }), [option]: plant() },
        ]),
    }),
  ),
  {
    name: 'the name of a header',
    isEarly: true,
    provoke: (_fixture, plant) =>
      createPhoneNumbersClient({ endpoint, headers: { [`a b${plant()}`]: plant() } }),
  },
];
