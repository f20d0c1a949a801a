import type { paths } from '@acs-contracts/phone-numbers-types';
import createClient, {
  type Client,
  type ClientOptions,
  createQuerySerializer,
  mergeHeaders,
} from 'openapi-fetch';
import { parseConnectionString } from './auth/connection-string.js';
import { authenticatorOf, type Credential } from './auth/credential.js';
import { parseEndpoint } from './endpoint.js';
import { InvalidArgumentError } from './errors/invalid-argument-error.js';
import { createPurchase, type Purchase } from './operation/handle.js';
import { checkSearchId } from './operation/operation-id.js';
import { type PurchaseOptions, purchase } from './operation/purchase.js';
import type { Context } from './operation/step.js';
import type { OptionalApiVersion } from './optional-api-version.js';
import { createCaller } from './transport/call.js';
import { type Clock, systemClock } from './transport/clock.js';
import { asFetch, createSend, type Fetch } from './transport/send.js';

/** The api-version that the client sends unless it is told another: the one its types were generated from. */
export const defaultApiVersion = '2021-03-07';

/** Which resource, and how to authenticate with it. */
type Resource =
  | {
      /** Endpoint and access key in one, as the Azure portal shows them: `endpoint=https://…/;accesskey=…`. */
      readonly connectionString: string;
      readonly endpoint?: never;
      readonly credential?: never;
    }
  | {
      /** The Communication Services resource: `https://resourcename.communication.azure.com`. */
      readonly endpoint: string | URL;
      /** An access key or what gives tokens. Without one, requests go out as they are. */
      readonly credential?: Credential;
      readonly connectionString?: never;
    };

/** What the client needs to know. */
export type PhoneNumbersClientOptions = Resource & {
  /** Sent with every request that does not give its own; {@link defaultApiVersion} by default. */
  readonly apiVersion?: string;
  /** Headers of every request. */
  readonly headers?: NonNullable<ClientOptions['headers']>;
  /** Sends the requests; the platform's `fetch` by default. */
  readonly fetch?: Fetch;
  /** Tells the time; the platform's by default. For tests that do not want to wait. */
  readonly clock?: Clock;
};

/** The typed routes of the contract, as openapi-fetch has them, without the need to give an api-version. */
type Routes = Pick<Client<OptionalApiVersion<paths>>, 'GET' | 'POST' | 'DELETE'>;

/**
 * A client of the phone-numbers API.
 *
 * `GET`, `POST` and `DELETE` are openapi-fetch's: they resolve to `{ data, error, response }` whatever the status.
 * Look at `response.ok`, not at `error`: an error with an empty body has none. They are authenticated and sent once.
 */
export interface PhoneNumbersClient extends Routes {
  /**
   * Purchases all that a search holds, and resolves as soon as the service has accepted it; the purchase then goes on as
   * a long-running operation. However it ends, at most one request was sent that may have been accepted. When it is not
   * known whether it was, the operation is looked up. Waits for 2 minutes unless told otherwise.
   *
   * @throws InvalidArgumentError when `searchId` is empty or holds control characters; nothing was sent
   * @throws PhoneNumbersError whose `outcome` says whether anything was or may have been accepted:
   *   CommunicationRequestError when the service answered with an error (4xx, 5xx), ContractViolationError when it
   *   answered with anything else but a 202, ConnectionError when no answer came, InterruptedError when the signal was
   *   aborted or time ran out
   */
  purchase(options: PurchaseOptions): Promise<Purchase>;
  /**
   * Goes on with the purchase of a search that was started before, by whichever process. Sends nothing until it is
   * asked for something, and never purchases.
   *
   * @throws InvalidArgumentError when `searchId` is empty or holds control characters
   */
  resume(options: { readonly searchId: string }): Purchase;
}

/**
 * Makes a client for one resource.
 *
 * @throws InvalidArgumentError when endpoint, connection string or a header is none, see its message
 */
export function createPhoneNumbersClient(options: PhoneNumbersClientOptions): PhoneNumbersClient {
  const { apiVersion = defaultApiVersion, fetch, clock = systemClock } = options;
  const { origin, credential } = readResource(options);
  const serialize = createQuerySerializer();
  const headers = readHeaders(options.headers);
  const send = createSend(origin, fetch, credential && authenticatorOf(credential));
  const call = createCaller(
    origin,
    serialize({ 'api-version': apiVersion }),
    Object.fromEntries(headers),
    send,
  );
  const { GET, POST, DELETE } = createClient<OptionalApiVersion<paths>>({
    baseUrl: origin,
    querySerializer: (query) => serialize({ 'api-version': apiVersion, ...query }),
    headers,
    fetch: asFetch(send),
  });
  const context: Context = { call, origin, clock };
  return {
    GET,
    POST,
    DELETE,
    purchase: (request) => purchase(context, request),
    resume({ searchId }) {
      checkSearchId(searchId);
      return createPurchase(context, searchId, { outcome: 'unknown' });
    },
  };
}

function readResource({ connectionString, endpoint, credential }: Resource) {
  if (connectionString === undefined) return { origin: parseEndpoint(endpoint), credential };
  const resource = parseConnectionString(connectionString);
  return { origin: resource.endpoint, credential: { key: resource.accessKey } };
}

function readHeaders(headers: PhoneNumbersClientOptions['headers']): Headers {
  try {
    return mergeHeaders(headers);
  } catch {
    // The error of the platform shows the value, which may be a secret.
    throw new InvalidArgumentError('headers: expected names and values that fit into a request');
  }
}
