import { property } from '../base/property.js';

/** What the option `fetch` is called with besides the URL, a part of the platform's `RequestInit`. */
export interface FetchInit {
  readonly method: string;
  readonly headers: Record<string, string>;
  /** JSON, if there is a body. */
  readonly body?: string;
  readonly signal: AbortSignal;
  /** A redirect is a response that the contract does not know; followed, it could send a purchase anywhere. */
  readonly redirect: 'manual';
  /** No cache may answer: not that of a browser, nor that of a framework. Left out where the platform does not have it. */
  readonly cache?: 'no-store';
}

/** What the option `fetch` resolves to, a part of the platform's `Response`. */
export interface FetchResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  /**
   * A web stream, an async iterable of bytes (such as a stream of Node.js), or null. With a method `readChunks(onChunk)`,
   * that is called instead: for each part until it returns false.
   */
  readonly body: unknown;
}

/**
 * Sends a request, called like the platform's `fetch`. What it throws counts as a request that may have been sent, unless
 * the error, or a cause of it, has `requestSent: false` or says that no connection to the endpoint was made. For that it has
 * to name the endpoint: its host as `hostname` or `host`, or its IP address and port as `address` and `port`.
 */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>;

/** Returns what is needed of a response, read once and safely: a wrapper of `fetch` may throw in any of its properties. */
export function safeResponse(response: FetchResponse): FetchResponse & { readonly bodyUsed: boolean } {
  const { status } = response;
  const get = (name: string) => {
    try {
      const value: unknown = response.headers.get(name);
      return typeof value === 'string' ? value : null;
    } catch {
      return null;
    }
  };
  const bodyUsed = property(response, 'bodyUsed') === true;
  return { status, headers: { get }, body: bodyOf(response), bodyUsed };
}

/** React Native, and what stands in for the `fetch` of old browsers, have a text and no body. */
function bodyOf(response: FetchResponse): unknown {
  const body = property(response, 'body');
  const text = property(response, 'text');
  if (body !== undefined || typeof text !== 'function') return body;
  return (async function* () {
    yield new TextEncoder().encode(String(await Reflect.apply(text, response, [])));
  })();
}

/** The option `fetch` returned something that cannot be used as a response. */
export class InvalidResponse extends Error {}

/** @throws InvalidResponse if the value is not a response */
export function checkResponse(response: unknown): asserts response is FetchResponse {
  const status = property(response, 'status');
  const get = property(property(response, 'headers'), 'get');
  if (!Number.isInteger(status) || typeof get !== 'function') {
    throw new InvalidResponse('the option fetch did not return a Response');
  }
  if (property(response, 'type') === 'error') {
    throw new InvalidResponse('the option fetch returned a Response.error()');
  }
}
