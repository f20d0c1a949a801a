import type { Answer } from '../answer.js';
import type { Operation } from '../operation.js';
import type { Search } from '../search.js';
import type { Store } from '../store.js';
import type { Unrecorded } from '../unrecorded/choices.js';

/** A request that got as far as a route: who asks is known, and the api-version is one that is supported. */
export interface Call {
  readonly request: Request;
  readonly url: URL;
  readonly apiVersion: string;
  readonly body: Uint8Array;
  /** The last segment of the path, decoded. */
  readonly id: string;
  readonly store: Store;
  /** How it answers where the service was never recorded. */
  readonly choices: Unrecorded;
  readonly now: Date;
}

/** The answer of a route, and what it was about. */
export interface Outcome {
  readonly answer: Answer;
  readonly operation?: Operation | undefined;
  readonly search?: Search | undefined;
}

/** One operation of the contract. */
export type Handler = (call: Call) => Outcome;
