import type { FetchInit, FetchResponse } from './fetch.js';

/** What a transport is called with besides the URL. */
export interface TransportInit extends Pick<FetchInit, 'method' | 'headers' | 'body' | 'signal'> {
  /**
   * Must be called before the first byte of the request leaves: whatever fails after that may have been sent. So may what
   * fails before, unless the error, or a cause of it, has `requestSent: false` or says that no connection to the endpoint
   * was made.
   */
  onSend(): void;
}

/**
 * Sends requests, and knows whether a byte of one has left. Redirects are not followed, and nothing is sent twice. Create
 * one with `createNodeTransport` of `@acs-contracts/phone-numbers-client/node`.
 */
export interface Transport {
  /**
   * @throws the reason of the signal, or what ends a connection; as the cause of an error with `requestSent: false` if no byte
   *   of the request has left
   */
  send(url: string, init: TransportInit): Promise<FetchResponse>;
}

/** The message of the error of a transport that its owner has closed: no repeat of a request can succeed. */
export const transportIsClosed = 'The transport is closed.';
