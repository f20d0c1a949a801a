import { type HeaderList, headerValue } from './headers.js';

export { type HeaderList, headerValue } from './headers.js';

/** A request as it went over the wire. */
export interface ExchangeRequest {
  /** In capitals: `POST`. */
  readonly method: string;
  /** Absolute, with its query. */
  readonly url: string;
  readonly headers: HeaderList;
  /** The bytes of the body, before any content coding is undone; empty without a body. */
  readonly body: Uint8Array;
}

/** A response as it came over the wire. */
export interface ExchangeResponse {
  readonly status: number;
  readonly headers: HeaderList;
  /** The bytes of the body, before any content coding is undone; empty without a body. */
  readonly body: Uint8Array;
}

/** One request and the response to it: what the contract is held against. */
export interface Exchange {
  readonly request: ExchangeRequest;
  readonly response: ExchangeResponse;
}

/** The media type of a message in lower case, without parameters: `application/json`. */
export function mediaType(headers: HeaderList): string | undefined {
  return headerValue(headers, 'content-type')?.split(';')[0]?.trim().toLowerCase();
}
