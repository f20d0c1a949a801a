import type { paths } from '@acs-contracts/phone-numbers-types';
import createClient, { type Client, type ClientOptions, createQuerySerializer } from 'openapi-fetch';
import { parseEndpoint } from './endpoint.js';
import type { OptionalApiVersion } from './optional-api-version.js';
import { type AcceptedPurchase, type PurchaseOptions, purchase } from './purchase.js';

/** The api-version that the client sends unless it is told another: the one its types were generated from. */
export const defaultApiVersion = '2021-03-07';

/** What the client needs to know. */
export interface PhoneNumbersClientOptions {
  /** The Communication Services resource: `https://resourcename.communication.azure.com`. */
  readonly endpoint: string | URL;
  /** Sent with every request that does not give its own; {@link defaultApiVersion} by default. */
  readonly apiVersion?: string;
  /** Headers of every request, `Authorization` among them. */
  readonly headers?: NonNullable<ClientOptions['headers']>;
  /** Sends the requests; the platform's `fetch` by default. */
  readonly fetch?: NonNullable<ClientOptions['fetch']>;
}

/** The typed routes of the contract, as openapi-fetch has them, without the need to give an api-version. */
type Routes = Pick<Client<OptionalApiVersion<paths>>, 'GET' | 'POST' | 'DELETE'>;

/**
 * A client of the phone-numbers API.
 *
 * `GET`, `POST` and `DELETE` are openapi-fetch's: they resolve to `{ data, error, response }` whatever the status.
 * Look at `response.ok`, not at `error`: an error with an empty body has none.
 */
export interface PhoneNumbersClient extends Routes {
  /**
   * Purchases all that a search holds. Sends one request, once; the purchase then goes on as a long-running operation.
   *
   * @throws TypeError when `searchId` is empty; nothing was sent
   * @throws CommunicationRequestError when the service answered with an error (4xx, 5xx)
   * @throws ContractViolationError when it answered with anything else but a 202 and its three headers
   * @throws what `fetch` throws when no answer came; whether the purchase was accepted is then unknown
   */
  purchase(options: PurchaseOptions): Promise<AcceptedPurchase>;
}

/**
 * Makes a client for one resource.
 *
 * @throws TypeError when the endpoint is not one, see its message
 */
export function createPhoneNumbersClient(options: PhoneNumbersClientOptions): PhoneNumbersClient {
  const { apiVersion = defaultApiVersion, headers, fetch } = options;
  const serialize = createQuerySerializer();
  const client = createClient<OptionalApiVersion<paths>>({
    baseUrl: parseEndpoint(options.endpoint),
    // A redirect is an answer that the contract does not know; followed, it could send a purchase anywhere.
    redirect: 'manual',
    querySerializer: (query) => serialize({ 'api-version': apiVersion, ...query }),
    ...(headers !== undefined && { headers }),
    ...(fetch !== undefined && { fetch }),
  });
  return {
    GET: client.GET,
    POST: client.POST,
    DELETE: client.DELETE,
    purchase: (request) => purchase(client, request),
  };
}
