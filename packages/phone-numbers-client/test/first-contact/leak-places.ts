import type { Fetch } from '../../src/index.js';
import { acceptedHeaders, operation, searchId } from '../server.js';
import {
  createClientOf,
  createFakeService,
  notFound,
  type Replies,
  reading,
  type Script,
  type SentRequest,
} from './fake-service.js';
import type { SecretFixture } from './secret-forms.js';

/** Returns a text that contains the secret of a request, in some form. */
export type Plant = (request?: SentRequest) => string;

/** Where a secret comes back. */
export interface LeakPlace {
  readonly name: string;
  /** Does something that ends with an error. */
  readonly provoke: (fixture: SecretFixture, plant: Plant) => unknown;
  /** Before any request: only secrets that the client was created with can be known. */
  readonly isEarly?: true;
}

/** Creates a client that has the secret. */
export function start({ options, wrap }: SecretFixture, script: Script, more: object = {}) {
  const service = createFakeService(script);
  const fetch: Fetch = wrap ? wrap(service.fetch) : service.fetch;
  return createClientOf({}, { ...options, fetch, ...more }).client;
}

const purchase = (fixture: SecretFixture, script: Script, more: object = {}) =>
  start(fixture, script, more).purchase({ searchId });
const result = (fixture: SecretFixture, script: Script) =>
  start(fixture, script)
    .purchase({ searchId })
    .then((accepted) => accepted.result());

/** A response that may have anything as a header. */
function answer(
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
  statusText = '',
) {
  const get = (name: string) => headers[name.toLowerCase()] ?? null;
  return { status, statusText, headers: { get }, body: new Response(body).body };
}

const replyWith =
  (status: number, plant: Plant, write: (text: string) => string) => async (request: SentRequest) =>
    answer(status, write(plant(request)));
const error = (more: (text: string) => object) => (text: string) =>
  JSON.stringify({ error: { code: 'A', message: 'a', ...more(text) } });

function refused(name: string, write: (text: string) => string, status = 400): LeakPlace {
  return {
    name: `${name} after a purchase`,
    provoke: (fixture, plant) =>
      purchase(fixture, { post: [replyWith(status, plant, write)], after: [notFound] }),
  };
}

const nested = (text: string, depth: number): object =>
  depth === 0
    ? { code: text, message: text }
    : { code: 'A', message: 'a', innererror: nested(text, depth - 1) };
const html = (text: string) => `<!doctype html>\n<pre>${text}</pre>`;

/** The operation of the purchase, failed, with this error. */
const failure = (text: string) => reading('failed', { error: { code: text, message: text, target: text } });

function during(name: string, script: (plant: Plant) => Script): LeakPlace {
  return { name, provoke: (fixture, plant) => result(fixture, script(plant)) };
}

const forbidden = (plant: Plant): Replies => [
  replyWith(
    403,
    plant,
    error((text) => ({ message: text })),
  ),
];
const text = (plant: Plant): Replies => [replyWith(200, plant, (body) => body)];
const broken = (plant: Plant): Replies => [
  async (request) => ({
    ...answer(200, ''),
    body: new ReadableStream({ start: (controller) => controller.error(new Error(plant(request))) }),
  }),
];

/** Places in what a service answers. */
export const responsePlaces: readonly LeakPlace[] = [
  refused(
    'the code of an error',
    error((code) => ({ code })),
  ),
  refused(
    'the message of an error',
    error((message) => ({ message })),
  ),
  refused(
    'the target of an error',
    error((target) => ({ target })),
  ),
  refused(
    'the details of an error',
    error((message) => ({ details: [nested(message, 2)] })),
  ),
  refused(
    'an innererror at depth',
    error((message) => nested(message, 5)),
  ),
  refused(
    'a property that the contract does not name',
    error((message) => ({ headers: { message } })),
  ),
  refused('a body that is JSON by hand', (message) => `{"error":{"code":"A","message":"${message}"}}`),
  refused('a page of HTML', html),
  refused(
    'a body that is refused with 401',
    error((message) => ({ message })),
    401,
  ),
  refused('a body after which the purchase is unknown', html, 502),
  {
    name: 'MS-CV',
    provoke: (fixture, plant) =>
      purchase(fixture, { post: [async (request) => answer(400, '', { 'ms-cv': plant(request) })] }),
  },
  {
    name: 'the reason phrase',
    provoke: (fixture, plant) =>
      purchase(fixture, { post: [async (request) => answer(400, '', {}, plant(request))] }),
  },
  {
    name: 'the headers of a 202 of another purchase',
    provoke: (fixture, plant) =>
      purchase(fixture, {
        post: [async (request) => answer(202, '', { ...acceptedHeaders, 'operation-id': plant(request) })],
        after: [notFound],
      }),
  },
  {
    name: 'a body that refuses the read before the purchase',
    provoke: (fixture, plant) => purchase(fixture, { before: [replyWith(400, plant, html)] }),
  },
  {
    name: 'a body of the read before the purchase that is no operation',
    provoke: (fixture, plant) => purchase(fixture, { before: text(plant) }),
  },
  during('a body that refuses a poll', (plant) => ({ after: forbidden(plant) })),
  during('a body of a poll that is no operation', (plant) => ({ after: text(plant) })),
  during('a body of a poll that breaks off', (plant) => ({ after: broken(plant) })),
  during('a body that refuses the search result', (plant) => ({ result: forbidden(plant) })),
  during('a search result of another search', (plant) => ({
    result: [replyWith(200, plant, (id) => JSON.stringify({ searchId: id, phoneNumbers: [] }))],
  })),
  during('the error of an operation that failed', (plant) => ({
    after: [async (request) => new Response(failure(plant(request)).body)],
  })),
  during('a phone number that was delivered', (plant) => ({
    after: [failure('A')],
    result: [
      replyWith(200, plant, (number) =>
        JSON.stringify({ searchId, phoneNumbers: [number.slice(0, 31), number.slice(0, 20)] }),
      ),
    ],
    number: [async () => Response.json({ ...operation })],
  })),
];
