import type { FetchInit, FetchResponse } from './fetch.js';

/** What a transport is called with besides the URL. */
export interface TransportInit extends Pick<FetchInit, 'method' | 'headers' | 'body' | 'signal'> {
  /** Must be called before the first byte of the request leaves: what fails before was certainly not sent. */
  onSend(): void;
}

/**
 * Sends requests, and knows whether a byte of one has left. Redirects are not followed, and nothing is sent twice. Create
 * one with `createNodeTransport` of `@acs-contracts/phone-numbers-client/node`.
 */
export interface Transport {
  /** @throws the reason of the signal, and what ends a connection */
  send(url: string, init: TransportInit): Promise<FetchResponse>;
}

/** The message of the error of a transport that its owner has closed: no repeat of a request can succeed. */
export const transportIsClosed = 'The transport is closed.';
