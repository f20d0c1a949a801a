import createClient, { type Client } from 'openapi-fetch';
import { checkOptions, invalid, readArguments } from './arguments/check.js';
import { checkSignal } from './arguments/wait-options.js';
import type { ApiVersion, ApiVersions, DefaultApiVersion } from './base/api-versions.js';
import type { OptionalApiVersion } from './base/optional-api-version.js';
import { isInstance, property } from './base/property.js';
import { ContractViolationError } from './errors/contract-violation-error.js';
import { InterruptedError } from './errors/interrupted-error.js';
import { InvalidArgumentError } from './errors/invalid-argument-error.js';
import type { PurchaseOutcome } from './errors/phone-numbers-error.js';
import { reasonOf } from './errors/reason.js';
import { transportError } from './operation/transport-error.js';
import { decodeEscapes } from './secrets/decode-escapes.js';
import { isSafeError } from './secrets/safe-cause.js';
import type { CredentialsInUse, Secrets } from './secrets/secrets.js';
import { asResponse } from './transport/as-response.js';
import type { FetchResponse } from './transport/fetch.js';
import { onAbort } from './transport/on-abort.js';
import { readHeaders } from './transport/request-headers.js';
import type { Sender } from './transport/send.js';

/** The paths of the typed routes: all but the purchase, which `client.purchase` makes safe. */
type RoutePaths<V extends ApiVersion> = OptionalApiVersion<
  Omit<ApiVersions[V]['paths'], '/availablePhoneNumbers/:purchase'>
>;

/** The typed routes of the contract, as openapi-fetch has them. The api-version may be omitted; purchases are excluded. */
export type Routes<V extends ApiVersion = DefaultApiVersion> = Pick<
  Client<RoutePaths<V>>,
  'GET' | 'POST' | 'DELETE'
>;

/** What the routes of a client need. */
interface RoutesContext {
  readonly origin: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly sender: Sender;
  readonly secrets: Secrets;
  readonly querySerializer: (query: Record<string, unknown>) => string;
}

/** Creates the typed routes. Each request is authenticated, sent to the origin once, and fails with a `ClientError` only. */
export function createRoutes<V extends ApiVersion>(context: RoutesContext): Routes<V> {
  const { origin: baseUrl, headers, querySerializer } = context;
  const { GET, POST, DELETE } = createClient<RoutePaths<V>>({ baseUrl, headers, querySerializer });
  return { GET: guard(GET, context), POST: guard(POST, context), DELETE: guard(DELETE, context) };
}

/** The same function, with our way of sending and our errors. A proxy has exactly the type of what it stands for. */
function guard<T extends (...parameters: never[]) => unknown>(route: T, context: RoutesContext): T {
  return new Proxy(route, {
    apply: (target, _this, [path, init = {}]: [unknown, unknown?]) => callRoute(target, path, init, context),
  });
}

async function callRoute(
  route: (...parameters: never[]) => unknown,
  path: unknown,
  init: unknown,
  context: RoutesContext,
): Promise<unknown> {
  const options = readArguments('options', () => checkRoute(path, init, context));
  const subject: { phase: 'request'; outcome: PurchaseOutcome; redact: Secrets['redact'] } = {
    phase: 'request',
    outcome: 'not-sent',
    redact: context.secrets.redact,
  };
  const calls = {
    onSend() {
      subject.outcome = 'unknown';
    },
    onUnsent() {
      subject.outcome = 'not-sent';
    },
  };
  const credentials = context.secrets.begin();
  let isMade = false;
  let response: FetchResponse | undefined;
  const fetch = async (request: Request) => {
    const { signal } = request;
    const body = await untilAborted(signal, request.text());
    // From here on, nothing that fails is the fault of the options.
    isMade = true;
    response = await untilAborted(signal, sendRequest(request, body, context, credentials, calls));
    return asResponse(response);
  };
  try {
    return await Reflect.apply(route, undefined, [path, { ...options, fetch }]);
  } catch (cause) {
    if (isSafeError(cause, subject.redact)) throw cause;
    const { signal } = options;
    if (property(signal, 'aborted') === true) {
      throw new InterruptedError(subject, 'aborted', property(signal, 'reason'));
    }
    if (response && isInstance(cause, SyntaxError)) {
      const received = `${response.status} and a body that is not JSON`;
      throw new ContractViolationError(subject, 'contract-violation', received, response);
    }
    if (!isMade) {
      const reason = context.secrets.redact(reasonOf(cause));
      throw new InvalidArgumentError('options', `cannot be made a request of: ${reason}`);
    }
    throw transportError(subject, cause);
  } finally {
    credentials.end();
  }
}

/** How openapi-fetch reads a body. */
const parsers: readonly unknown[] = [undefined, 'json', 'text', 'blob', 'arrayBuffer', 'stream'];

/** Returns the options of a request, checked. */
function checkRoute(path: unknown, init: unknown, { secrets, sender }: RoutesContext) {
  if (typeof path !== 'string' || !path.startsWith('/'))
    throw invalid('path', 'a path of the contract', path);
  checkOptions('options', init);
  const [params = {}, headers, signal, parseAs] = ['params', 'headers', 'signal', 'parseAs'].map(
    (name): unknown => Reflect.get(init, name),
  );
  checkOptions('params', params);
  for (const part of ['path', 'query', 'header'])
    checkOptions(`params.${part}`, Reflect.get(params, part) ?? {});
  for (const [, name = ''] of path.matchAll(/\{(\w+)\}/g)) {
    checkPathParameter(`params.path.${name}`, property(property(params, 'path'), name));
  }
  if (Reflect.get(init, 'fetch') !== undefined)
    throw new InvalidArgumentError('fetch', 'is an option of the client, not of a request');
  if (Reflect.get(init, 'timeoutMs') !== undefined)
    throw new InvalidArgumentError(
      'timeoutMs',
      'is no option of a typed route: pass signal: AbortSignal.timeout(…)',
    );
  if (!parsers.includes(parseAs)) throw invalid('parseAs', 'a way to read a body', parseAs);
  return {
    ...init,
    params,
    signal: checkSignal(signal ?? undefined),
    headers: readHeaders(headers ?? undefined, secrets, sender.sets),
  };
}

/** A URL leaves a segment of dots out, so that another resource would be read. */
function checkPathParameter(name: string, value: unknown): void {
  const text = Number.isFinite(value) ? String(value) : value;
  if (typeof text !== 'string' || text.length > 256 || /^(\.|%2e){0,2}$/i.test(text))
    throw invalid(name, 'an id', value);
}

async function sendRequest(
  request: Request,
  body: string,
  context: RoutesContext,
  credentials: CredentialsInUse,
  calls: { readonly onSend: () => void; readonly onUnsent: () => void },
): Promise<FetchResponse> {
  const { origin, sender } = context;
  const { method, url, signal } = request;
  if (!url.startsWith(`${origin}/`)) {
    throw new InvalidArgumentError('baseUrl', `must not be of another origin than ${origin}`);
  }
  if (method === 'POST' && isPurchase(url)) {
    throw new InvalidArgumentError(
      'path',
      'must not be that of a purchase: call client.purchase, which sends it once',
    );
  }
  const headers = Object.fromEntries(request.headers);
  const outgoing = { method, url, headers, body, signal, credentials, ...calls };
  const response = await sender.send({ ...outgoing, attempt: 1 });
  if (response.status !== 401 || !sender.renew) return response;
  sender.renew();
  return sender.send({ ...outgoing, attempt: 2 });
}

/** However the path is written: a server may take escapes and two slashes for the same. */
function isPurchase(url: string): boolean {
  return /^\/+availablephonenumbers\/+:purchase\/*$/.test(decodeEscapes(new URL(url).pathname));
}

/** A credential, and a custom `fetch`, may ignore the signal. */
function untilAborted<T>(signal: AbortSignal, sending: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = onAbort(signal, reject);
    sending.then(resolve, reject).finally(stop);
  });
}
