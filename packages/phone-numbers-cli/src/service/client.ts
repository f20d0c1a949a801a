import {
  type ApiVersion,
  createPhoneNumbersClient,
  type FoundPhoneNumbers,
  type PhoneNumbersClient,
  type PurchaseClaims,
  type RequestEvent,
  type Transport,
} from '@acs-contracts/phone-numbers-client';
import type { Resource } from './credentials.js';

/** A client of whichever version the command line names. */
export type Client = PhoneNumbersClient<ApiVersion>;

/** What a search has found, in any version. */
export type Found = FoundPhoneNumbers<ApiVersion>;

/** What a client is created with. */
export interface ClientOptions {
  readonly resource: Resource;
  readonly apiVersion: ApiVersion;
  readonly transport: Transport;
  /** Called before each request. */
  readonly onRequest: (request: RequestEvent) => void;
  readonly claims?: PurchaseClaims | undefined;
  /** Milliseconds. */
  readonly resendAfterMs?: number | undefined;
}

/** Creates a client. */
export function createClient(options: ClientOptions): Client {
  const { resource, ...common } = options;
  return createPhoneNumbersClient<ApiVersion>({ ...common, ...authentication(resource) });
}

/** Returns what a client of any version needs to authenticate. */
export function authentication(resource: Resource) {
  return 'connectionString' in resource
    ? { connectionString: resource.connectionString }
    : { endpoint: resource.endpoint, credential: resource.credential };
}
