import { statusOf } from '../answer.js';
import { printable } from '../printable.js';

/** A request that was answered. No header, no query and no body: they may hold credentials. */
export interface LoggedRequest {
  /** When it was answered, by the clock of the emulator. */
  readonly at: Date;
  readonly method: string;
  /** Without the query, at most 200 characters. */
  readonly path: string;
  /** Nothing when it has none, several, or one that is not a date. */
  readonly apiVersion?: string;
  readonly status: number;
  readonly durationMilliseconds: number;
}

/** How many requests are kept. */
const capacity = 1_000;
const longestPath = 200;

/** The latest requests of an emulator, at most a thousand. */
export class RequestLog {
  #requests: LoggedRequest[] = [];
  #total = 0;

  /** How many there were, those included that are no longer kept. */
  get total(): number {
    return this.#total;
  }

  /** Those that are kept, in the order in which they were answered. */
  get requests(): readonly LoggedRequest[] {
    return this.#requests.slice(-capacity);
  }

  /**
   * Notes an exchange.
   *
   * @param start - when the request came, by `performance.now()`
   */
  record(request: Request, response: Response, start: number, now: Date): void {
    const { pathname, searchParams } = new URL(request.url);
    const [apiVersion, ...more] = searchParams.getAll('api-version');
    const isDate = apiVersion !== undefined && /^\d{4}-\d{2}-\d{2}(-preview)?$/.test(apiVersion);
    this.#total += 1;
    this.#requests.push({
      at: now,
      method: request.method,
      path: printable(pathname.slice(0, longestPath)),
      ...(isDate && more.length === 0 && { apiVersion }),
      status: statusOf(response),
      durationMilliseconds: Math.round((performance.now() - start) * 10) / 10,
    });
    // Cut now and then: an array that loses its first item each time is copied each time.
    if (this.#requests.length > 2 * capacity) this.#requests = this.#requests.slice(-capacity);
  }

  clear(): void {
    this.#requests = [];
    this.#total = 0;
  }
}
