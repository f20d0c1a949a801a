import type { Answer, Outgoing } from './send.js';

/** A request of the contract: its path has its parameters filled in, its body is sent as JSON. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: object;
}

/** Makes one call, and gives its answer whatever the status. */
export type Caller = (call: Call, signal: AbortSignal) => Promise<Answer>;

/**
 * Makes what makes the calls of a purchase. They do not go through openapi-fetch, whose requests and responses cost a
 * fifth of the time that a purchase takes.
 *
 * @param query of every call
 * @param headers of every call, names in lower case
 */
export function createCaller(
  origin: string,
  query: string,
  headers: Readonly<Record<string, string>>,
  send: (request: Outgoing) => Promise<Answer>,
): Caller {
  return ({ method, path, body }, signal) =>
    send({
      method,
      url: `${origin}${path}?${query}`,
      headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
      body: body ? new TextEncoder().encode(JSON.stringify(body)) : null,
      signal,
    });
}
