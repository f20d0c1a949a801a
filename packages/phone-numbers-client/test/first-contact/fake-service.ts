import {
  type ApiVersion,
  type ClientError,
  createPhoneNumbersClient,
  type DefaultApiVersion,
  type Fetch,
  type FetchInit,
  type FetchResponse,
  type PhoneNumbersClientOptions,
  PhoneNumbersError,
} from '../../src/index.js';
import { createTestClock } from '../../src/testing.js';
import { type Answer, acceptedHeaders, json, operation, searchId } from '../server.js';

/** A request as the option `fetch` was called with it. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly init: FetchInit;
}

/** How one request is answered: with an answer, or with whatever a `fetch` may return or throw. */
export type Reply = Answer | ((request: SentRequest) => unknown);

/** The replies to one kind of request, one after the other; the last one from then on. */
export type Replies = readonly [Reply, ...Reply[]];

/** How each kind of request is answered. */
export interface Script {
  /** Reads of an operation whose search was not posted. @default 404 */
  readonly before?: Replies;
  /** @default 202 */
  readonly post?: Replies;
  /** Reads of an operation after the POST of its search. @default succeeded */
  readonly after?: Replies;
  /** @default 202 */
  readonly search?: Replies;
  /** Reads of an operation that is no purchase. @default succeeded */
  readonly operation?: Replies;
  /** Reads of the search result. @default one phone number */
  readonly result?: Replies;
  /** Reads of a phone number. @default 404 */
  readonly number?: Replies;
  /** Reads of the list of phone numbers. @default an empty page */
  readonly list?: Replies;
  /** @default 202 */
  readonly update?: Replies;
  /** @default 202 */
  readonly release?: Replies;
  /** @default 204 */
  readonly cancel?: Replies;
}

/** A service in memory, which keeps the requests that it received. */
export interface FakeService {
  readonly fetch: Fetch;
  readonly requests: readonly SentRequest[];
  /** The number of requests of one kind. */
  count(kind: keyof Script): number;
}

export const endpoint = 'https://resourcename.communication.azure.com';
export const accepted: Answer = { status: 202, headers: acceptedHeaders };
/** Nothing, from the service itself. */
export const notFound: Answer = { status: 404, headers: { 'MS-CV': 'AZ8qSl3bbUOTHzj9Jcll4Q.0' } };
export const phoneNumbers = ['+14255550123', '+14255550124'];
export const found = json(200, { searchId, phoneNumbers });

/** The phone number that is asked for, as one that the resource owns. */
export const owned: Reply = ({ url }) => {
  const phoneNumber = decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '');
  return Promise.resolve(responseOf(json(200, { phoneNumber })));
};

/** The same for all phone numbers but one, which it does not own. */
export const ownedBut =
  (phoneNumber = ''): Reply =>
  (request) =>
    request.url.includes(encodeURIComponent(phoneNumber))
      ? Promise.resolve(responseOf(notFound))
      : owned(request);

/** An operation with this status, as the answer of a read. */
export function reading(status: string, more: object = {}): Answer {
  return json(200, { ...operation, status, ...more });
}

/** The 202 to a request whose operation has an id of the service. */
export function acceptedAs(prefix: 'search' | 'capabilities' | 'release', id: string): Answer {
  return { status: 202, headers: { 'operation-id': `${prefix}_${id}`, [`${prefix}-id`]: id } };
}

const operationTypes: Readonly<Record<string, string>> = {
  release: 'releasePhoneNumber',
  capabilities: 'updatePhoneNumberCapabilities',
};

/** An operation of the kind that its id says, as the answer of a read of this URL. */
export function ended(url: string, status = 'succeeded', more: object = {}): Answer {
  const id = /[^/]*$/.exec(new URL(url).pathname)?.[0] ?? '';
  const prefix = id.replace(/_.*/, '');
  return json(200, { ...operation, id, operationType: operationTypes[prefix] ?? prefix, status, ...more });
}

const usual: Required<Script> = {
  before: [notFound],
  post: [accepted],
  search: [acceptedAs('search', searchId)],
  operation: [({ url }) => Promise.resolve(responseOf(ended(url)))],
  list: [json(200, { phoneNumbers: [] })],
  update: [acceptedAs('capabilities', searchId)],
  release: [acceptedAs('release', searchId)],
  after: [reading('succeeded')],
  result: [found],
  number: [notFound],
  cancel: [{ status: 204 }],
};

/** Creates a service in memory that answers as the script says. */
export function createFakeService(script: Script = {}): FakeService {
  const requests: SentRequest[] = [];
  const counts = new Map<keyof Script, number>();
  const posted = new Set<string>();
  const count = (kind: keyof Script) => counts.get(kind) ?? 0;
  const fetch = (url: string, init: FetchInit) => {
    const request = { method: init.method, url, init };
    const kind = kindOf(request, posted);
    if (kind === 'post') posted.add(idIn(init.body));
    const replies = script[kind] ?? usual[kind];
    const reply = replies[count(kind)] ?? replies.at(-1) ?? replies[0];
    requests.push(request);
    counts.set(kind, count(kind) + 1);
    return typeof reply === 'function' ? reply(request) : Promise.resolve(responseOf(reply));
  };
  // @ts-expect-error a fetch may return anything
  return { fetch, requests, count };
}

/** Creates a client of a service in memory, and a clock that does not wait. */
export function createClientOf<V extends ApiVersion = DefaultApiVersion>(
  script: Script = {},
  options: Partial<PhoneNumbersClientOptions<V>> = {},
) {
  const service = createFakeService(script);
  const clock = createTestClock();
  // @ts-expect-error either an endpoint or a connection string
  const client = createPhoneNumbersClient<V>({
    ...(options.connectionString === undefined && { endpoint }),
    fetch: service.fetch,
    clock,
    ...options,
  });
  return { client, service, clock };
}

function kindOf({ method, url }: SentRequest, posted: ReadonlySet<string>): keyof Script {
  const { pathname } = new URL(url);
  if (method === 'POST') return pathname.endsWith('/:search') ? 'search' : 'post';
  if (method === 'PATCH') return 'update';
  if (pathname === '/phoneNumbers') return 'list';
  const isOperation = pathname.startsWith('/phoneNumbers/operations/');
  if (method === 'DELETE') return isOperation ? 'cancel' : 'release';
  const [, id] = /^\/phoneNumbers\/operations\/purchase_(.*)/.exec(pathname) ?? [];
  if (id !== undefined) return posted.has(id.toLowerCase()) ? 'after' : 'before';
  if (isOperation) return 'operation';
  return pathname.startsWith('/availablePhoneNumbers/searchResults/') ? 'result' : 'number';
}

function idIn(body = ''): string {
  return /"searchId":"([^"]*)"/.exec(body)?.[1]?.toLowerCase() ?? '';
}

/** The response with an answer: the platform's, or a plain object with a status that the platform's cannot have. */
export function responseOf({ status, headers = {}, body }: Answer): FetchResponse {
  if (status < 200 || status > 599) return { status, headers: new Headers(headers), body: null };
  const isEmpty = body === undefined || [204, 205, 304].includes(status);
  return new Response(isEmpty ? null : body, { status, headers });
}

/** Returns the error that something ends with, whether it throws, rejects, or fails in its first iteration. */
export async function thrownBy(action: () => unknown): Promise<unknown> {
  try {
    const result: unknown = await action();
    if (isIterator(result)) await result.next();
  } catch (error) {
    return error;
  }
  throw new Error('expected an error, but there was none');
}

/** Returns the error of this package that something ends with. */
export async function errorOf(action: () => unknown): Promise<ClientError> {
  const error = await thrownBy(action);
  if (PhoneNumbersError.isInstance(error)) return error;
  throw new Error('expected an error of this package', { cause: error });
}

function isIterator(value: unknown): value is AsyncIterator<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value && 'next' in value;
}
