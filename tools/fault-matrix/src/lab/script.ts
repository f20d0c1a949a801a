import type { Socket } from 'node:net';
import type { Received } from './received.js';

/** A request, and the socket to answer it on, byte for byte. */
export interface Exchange {
  readonly request: Received;
  readonly socket: Socket;
  /** Writes a whole response; a `Content-Length` is added unless the headers frame the body. */
  reply(status: number, body?: string | Buffer, headers?: HeaderLines): void;
}

/** Headers, in the order and with the duplicates that go out. */
export type HeaderLines = readonly (readonly [name: string, value: string])[];

/** What is done with one request. */
export type Step = (exchange: Exchange) => void | Promise<void>;

/** The handling of the first request of a kind, of the second one and so on; the last one is repeated. */
export interface Script {
  /** Reads of an operation before the service has received a POST of its search. */
  readonly lookup?: readonly Step[];
  readonly post?: readonly Step[];
  /** Reads of an operation after that. */
  readonly operation?: readonly Step[];
  readonly search?: readonly Step[];
  /** Reads of a phone number that may be owned. */
  readonly number?: readonly Step[];
  readonly cancel?: readonly Step[];
  /** Searches that are started. */
  readonly find?: readonly Step[];
  readonly update?: readonly Step[];
  readonly release?: readonly Step[];
}

/** A kind of request. */
export type Kind = keyof Script;
