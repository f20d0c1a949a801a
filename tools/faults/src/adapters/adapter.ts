import type { Clock } from '@acs-contracts/phone-numbers-client';

/** What a client is made with. */
export interface ClientOptions {
  readonly endpoint: string;
  readonly accessKey: string;
  /** Gives tokens, instead of the access key. */
  readonly getToken?: () => Promise<{ readonly token: string; readonly expiresOnTimestamp: number }>;
  readonly headers?: Readonly<Record<string, string>>;
  /** For clients that can be told what time it is; the others take the platform's. */
  readonly clock?: Clock;
  readonly fetch?: (request: Request) => Promise<Response>;
  /** An HTTP proxy to send the requests through. */
  readonly proxy?: string;
}

/** What ends a call. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
}

/** A purchase that the client takes for accepted. */
export interface Accepted {
  /** The statuses that the client lets its caller see, and in the end what was bought or a failure. */
  result(options: CallOptions, onStatus: (status: string) => void): Promise<readonly string[]>;
  cancel(options: CallOptions): Promise<void>;
  /** How the answer departed from the contract, if the client says so. */
  readonly departures?: readonly string[];
}

/** A client, as the matrix uses it. */
export interface TestedClient {
  /** Resolves when the client takes the purchase for accepted. */
  purchase(searchId: string, options: CallOptions): Promise<Accepted>;
  /** Goes on with a purchase of another process, when the client can do that from the search id alone. */
  readonly resume?: (searchId: string) => Accepted;
}

/** Makes one kind of client. */
export interface Adapter {
  readonly name: string;
  /** Whether it can be told what time it is. */
  readonly takesClock: boolean;
  open(options: ClientOptions): TestedClient;
}
