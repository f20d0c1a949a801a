import type { Clock, FetchInit, PurchaseClaims } from '@acs-contracts/phone-numbers-client';
import type { NodeTransportOptions } from '@acs-contracts/phone-numbers-client/node';

/** A function that sends requests, called like the platform's `fetch`. */
export type Fetch = (url: string, init: FetchInit) => Promise<Response>;

/** The options that a client is created with. */
export interface ClientOptions {
  readonly endpoint: string;
  readonly accessKey: string;
  /** Returns tokens, instead of the access key. */
  readonly getToken?: () => Promise<{ readonly token: string; readonly expiresOnTimestamp: number }>;
  readonly headers?: Readonly<Record<string, string>>;
  /** For clients that can be given a clock; the others take the platform's. */
  readonly clock?: Clock;
  readonly fetch?: Fetch;
  /** An HTTP proxy to send the requests through, for clients that are not given a `fetch`. */
  readonly proxy?: string;
  /** What processes that purchase the same searches agree by, for clients that know such a thing. */
  readonly claims?: PurchaseClaims;
  /** How old a purchase that was marked as sent must be before another process may send it again. */
  readonly resendAfterMs?: number;
  /** To send with the transport for Node instead of `fetch`, for clients that have one. */
  readonly nodeTransport?: NodeTransportOptions;
  /** Options as JavaScript lets users pass them, whatever their type. */
  readonly untyped?: Untyped;
}

/** Options of any type; they replace those of the same name. */
type Untyped = Readonly<Record<string, unknown>>;

/** The options of one call. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  readonly untyped?: Untyped;
}

/** The options of a purchase. */
export interface PurchaseOptions extends CallOptions {
  /** Whether the operation is read before the purchase is sent, for clients that do so. */
  readonly existing?: 'look' | 'ignore';
}

/** The operations that do not cost money. */
export type Action = 'search' | 'update' | 'release';

/** An operation that the client treats as accepted. */
export interface Accepted {
  /**
   * Passes on the statuses that the client shows to its caller; resolves to the phone numbers that were bought, found or
   * updated, and to none after a release.
   */
  result(options: CallOptions, onStatus: (status: string) => void): Promise<readonly string[]>;
  cancel(options: CallOptions): Promise<void>;
  /** The id of the operation, for clients that say so; `undefined` if the client does not know it. */
  readonly operationId?: string | undefined;
  /** Whether the call sent the purchase; `undefined` if the client does not say. */
  readonly created?: boolean;
  /** The headers that were not as the contract has them, if the client says so. */
  readonly unexpectedHeaders?: readonly string[];
}

/** A client, as the matrix uses it. */
export interface TestedClient {
  /** Resolves when the client treats the purchase as accepted. */
  purchase(searchId: string, options: PurchaseOptions): Promise<Accepted>;
  /** Starts such an operation, of the samples of the lab. Resolves when the client treats it as accepted. */
  begin(action: Action, options: CallOptions): Promise<Accepted>;
  /** Goes on with an operation of another process, for clients that can do that from its id alone. */
  readonly continueOperation?: (action: Action, operationId: string) => Accepted;
  /** Goes on with a purchase of another process, for clients that can do that from the search id alone. */
  readonly resume?: (searchId: string) => Accepted;
}

/** Opens one kind of client. */
export interface Adapter {
  /** The name of its package. */
  readonly name: string;
  /** Whether it can be given a clock. */
  readonly takesClock: boolean;
  /** Whether it sends with the transport for Node of this repository, which reads responses that `fetch` does not. */
  readonly onNode?: true;
  open(options: ClientOptions): TestedClient;
}
