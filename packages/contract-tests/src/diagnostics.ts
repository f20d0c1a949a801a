import type { RecordedExchange } from './recorded-exchange.js';

/** What Prism has to say about one message of an exchange. */
export interface Diagnostic {
  /** The steps to the place: `['body', 'error', 'code']`, `['header', 'operation-id']`. */
  readonly path: readonly string[];
  /** In Prism's words. */
  readonly message: string;
}

/** What Prism has to say about an exchange. */
export interface Diagnostics {
  readonly request: readonly Diagnostic[];
  readonly response: readonly Diagnostic[];
}

/**
 * Checks an exchange against the document of the contract that it was read with, and says nothing of what the document
 * cannot. `checkExchange` uses Prism.
 */
export type Judge = (exchange: RecordedExchange) => Promise<Diagnostics>;
