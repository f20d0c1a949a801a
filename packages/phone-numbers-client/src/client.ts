import { createQuerySerializer } from 'openapi-fetch';
import {
  checkFlag,
  checkMethods,
  checkMilliseconds,
  checkNames,
  checkOptions,
  invalid,
  readArguments,
} from './arguments/check.js';
import { parseConnectionString } from './auth/connection-string.js';
import { type Credential, createAuthenticator } from './auth/credential.js';
import { parseEndpoint } from './auth/endpoint.js';
import {
  type ApiVersion,
  apiVersions,
  type DefaultApiVersion,
  defaultApiVersion,
} from './base/api-versions.js';
import { InvalidArgumentError } from './errors/invalid-argument-error.js';
import { listPhoneNumbers } from './operation/list.js';
import { purchase } from './operation/purchase.js';
import type { PurchaseClaims } from './operation/purchase-claims.js';
import { release } from './operation/release.js';
import { createResume } from './operation/resume.js';
import { search } from './operation/search.js';
import { createSentPurchases } from './operation/sent-purchases.js';
import type { SharedPurchases } from './operation/shared-purchase.js';
import type { Context } from './operation/step.js';
import { updateCapabilities } from './operation/update.js';
import type { PhoneNumbersClient } from './phone-numbers-client.js';
import { createRoutes } from './routes.js';
import { createSecrets, type Secrets } from './secrets/secrets.js';
import { type Clock, checkClock, systemClock } from './transport/clock.js';
import type { Fetch } from './transport/fetch.js';
import { createFetchTransport } from './transport/fetch-transport.js';
import { createObserver, type Hooks } from './transport/hooks.js';
import { type RequestHeaders, readHeaders } from './transport/request-headers.js';
import { createSender } from './transport/send.js';
import type { Transport } from './transport/transport.js';

/** Which resource, and how to authenticate with it. */
type Resource =
  | {
      /** Endpoint and access key in one, as the Azure portal shows them: `endpoint=https://…/;accesskey=…`. */
      readonly connectionString: string;
      readonly endpoint?: undefined;
      readonly credential?: undefined;
    }
  | {
      /** The Communication Services resource: `https://resourcename.communication.azure.com`. */
      readonly endpoint: string | URL;
      /** An access key, or an object that returns tokens. Without one, requests are not authenticated. */
      readonly credential?: Credential | undefined;
      readonly connectionString?: undefined;
    };

/** The options of {@link createPhoneNumbersClient}. */
export type PhoneNumbersClientOptions<V extends ApiVersion = DefaultApiVersion> = Resource &
  Hooks & {
    /**
     * Whether requests may be sent by plain http to another machine, such as a container that an emulator runs in. Anyone
     * on the way can read them and their credentials. @default false
     */
    readonly allowInsecureConnection?: boolean | undefined;
    /** The api-version that the client speaks; it decides what is sent and received. @default '2021-03-07' */
    readonly apiVersion?: V | undefined;
    /** Headers of every request. */
    readonly headers?: RequestHeaders | undefined;
    /** Sends the requests; called like the platform's `fetch`, with a URL and options. @default globalThis.fetch */
    readonly fetch?: Fetch | undefined;
    /**
     * Sends the requests instead of `fetch`, such as `createNodeTransport()` of `@acs-contracts/phone-numbers-client/node`,
     * which knows whether a byte of a request has left.
     */
    readonly transport?: Transport | undefined;
    /** Tells the time; for tests that do not want to wait. @default the platform's clock */
    readonly clock?: Clock | undefined;
    /** A store that decides which one of several processes may purchase a search. */
    readonly claims?: PurchaseClaims | undefined;
    /**
     * With `claims`: the time in milliseconds after which a purchase that was marked as sent, and still cannot be read, may
     * be sent once more. It assumes that whatever was accepted can be read by then. Without it, such a purchase stays
     * `unknown`.
     */
    readonly resendAfterMs?: number | undefined;
  };

/**
 * Creates a client for one resource.
 *
 * @throws InvalidArgumentError if an option is invalid
 * @example
 * const client = createPhoneNumbersClient({ connectionString: process.env['ACS_CONNECTION_STRING'] ?? '' });
 * const search = await client.search({
 *   countryCode: 'US',
 *   phoneNumberType: 'tollFree',
 *   assignmentType: 'application',
 *   capabilities: { calling: 'inbound', sms: 'none' },
 * });
 * const purchase = await client.purchase({ search: await search.result() });
 * const { phoneNumbers } = await purchase.result();
 */
export function createPhoneNumbersClient<V extends ApiVersion = DefaultApiVersion>(
  options: PhoneNumbersClientOptions<V>,
): PhoneNumbersClient<V> {
  return readArguments('options', () => createClientOf(options));
}

const optionNames: readonly (keyof PhoneNumbersClientOptions<ApiVersion>)[] = [
  'connectionString',
  'endpoint',
  'credential',
  'allowInsecureConnection',
  'apiVersion',
  'headers',
  'fetch',
  'transport',
  'clock',
  'claims',
  'resendAfterMs',
  'onRequest',
  'onResponse',
];

function createClientOf<V extends ApiVersion>(options: PhoneNumbersClientOptions<V>): PhoneNumbersClient<V> {
  checkOptions('options', options);
  checkNames('options', options, ...optionNames);
  const { fetch, transport, clock = systemClock, claims, resendAfterMs, onRequest, onResponse } = options;
  const { allowInsecureConnection } = options;
  checkFlag('allowInsecureConnection', allowInsecureConnection);
  const apiVersion: ApiVersion = options.apiVersion === undefined ? defaultApiVersion : options.apiVersion;
  if (typeof apiVersion !== 'string' || !Object.hasOwn(apiVersions, apiVersion)) {
    throw invalid('apiVersion', `one of ${Object.keys(apiVersions).join(', ')}`, apiVersion);
  }
  if (fetch !== undefined && typeof fetch !== 'function') throw invalid('fetch', 'a function', fetch);
  if (transport !== undefined) {
    checkMethods('transport', transport, 'send');
    if (fetch !== undefined) throw new InvalidArgumentError('transport', 'must not be combined with fetch');
  }
  if (clock !== systemClock) checkClock(clock);
  if (claims !== undefined) checkMethods('claims', claims, 'acquire');
  if (resendAfterMs !== undefined) {
    checkMilliseconds('resendAfterMs', resendAfterMs);
    if (claims === undefined) throw new InvalidArgumentError('resendAfterMs', 'needs the option claims');
  }
  for (const [name, hook] of Object.entries({ onRequest, onResponse })) {
    if (hook !== undefined && typeof hook !== 'function') throw invalid(name, 'a function', hook);
  }
  const secrets = createSecrets();
  const { origin, credential } = readResource(options, allowInsecureConnection, secrets);
  const sender = createSender(
    transport ?? createFetchTransport(fetch),
    credential === undefined ? undefined : createAuthenticator(credential, secrets),
    createObserver({ onRequest, onResponse }, clock, secrets.redact),
    () => transport === undefined && (fetch ?? globalThis.fetch) === globalThis.fetch,
  );
  const headers = readHeaders(options.headers, secrets, sender.sets);
  const serialize = createQuerySerializer();
  const querySerializer = (query: Record<string, unknown>) =>
    serialize({ 'api-version': apiVersion, ...query });
  const context: Context = {
    version: apiVersions[apiVersion],
    sender,
    origin,
    query: querySerializer({}),
    headers,
    clock,
    secrets,
    sent: createSentPurchases(clock),
    claims,
    resendAfterMs,
  };
  const shared: SharedPurchases<V> = new Map();
  return {
    ...createRoutes<V>({ origin, headers, sender, secrets, querySerializer }),
    search: (request) => search(context, request),
    purchase: (request) => purchase(context, shared, request),
    phoneNumbers: (request) => listPhoneNumbers<V>(context, request),
    updateCapabilities: (request) => updateCapabilities<V>(context, request),
    release: (request) => release(context, request),
    resume: createResume<V>(context),
  };
}

function readResource(
  { connectionString, endpoint, credential }: Resource,
  allowInsecureConnection: boolean | undefined,
  secrets: Secrets,
) {
  if (connectionString === undefined) {
    // Such as an environment variable that is not set.
    if (endpoint === undefined)
      throw invalid('connectionString', 'a string, or endpoint a string or a URL', undefined);
    return { origin: parseEndpoint(endpoint, allowInsecureConnection), credential };
  }
  if (endpoint !== undefined || credential !== undefined) {
    throw new InvalidArgumentError('connectionString', 'must not be combined with endpoint or credential');
  }
  const resource = parseConnectionString(connectionString, { allowInsecureConnection });
  secrets.add(`accesskey=${resource.accessKey}`);
  return { origin: resource.endpoint, credential: { key: resource.accessKey } };
}
