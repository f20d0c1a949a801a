import type { Clock } from '../clock.js';
import type { Store } from '../store.js';
import type { SwitchedViolations } from '../violations/switched.js';
import type { RequestLog } from './request-log.js';

/** What the admin routes show and change. */
export interface Administered {
  readonly store: Store;
  readonly clock: Clock;
  readonly violations: SwitchedViolations;
  readonly requests: RequestLog;
  /** Goes back to the start. */
  reset(): void;
}

/** A request of an admin route that may pass. */
interface AdminCall extends Administered {
  /** The JSON of the body; nothing for a route without one. */
  readonly body: unknown;
  /** How many of the latest items are wanted; all of them by default. */
  readonly last: number | undefined;
}

/** A JSON Schema (2020-12), as OpenAPI 3.1 takes it. */
export type Schema = Readonly<Record<string, unknown>>;

/** An admin route that answers with JSON, and all that its description says about it. */
export interface AdminRoute {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Below `/_emulator`: `/ledger`. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  /** Whether the query `last` cuts what it answers. */
  readonly hasLast?: true;
  /** What the body must be; a route without it takes none. */
  readonly body?: Schema;
  readonly status: 200 | 201 | 204;
  /** The JSON that it answers with; nothing for 204. */
  readonly answer?: Schema;
  /**
   * Carries it out.
   *
   * @returns the JSON to answer with
   * @throws OptionError, UnknownViolationError when the body is wrong; nothing has changed then
   */
  handle(call: AdminCall): unknown;
}
