import { request } from 'node:http';
import type { FetchInit, FetchResponse } from '../../src/index.js';

/** Headers of another implementation than the platform's. */
class ForeignHeaders {
  readonly #headers: Headers;
  constructor(headers: Headers) {
    this.#headers = headers;
  }
  get(name: string): string | null {
    return this.#headers.get(name);
  }
  [Symbol.iterator]() {
    return this.#headers[Symbol.iterator]();
  }
}

/** A response of another implementation than the platform's, as that of the npm package undici is. */
class ForeignResponse {
  readonly #response: Response;
  readonly headers: ForeignHeaders;
  constructor(response: Response) {
    this.#response = response;
    this.headers = new ForeignHeaders(response.headers);
  }
  get status() {
    return this.#response.status;
  }
  get ok() {
    return this.#response.ok;
  }
  get url() {
    return this.#response.url;
  }
  get body() {
    return this.#response.body;
  }
  get bodyUsed() {
    return this.#response.bodyUsed;
  }
  text() {
    return this.#response.text();
  }
}

/** Like the `fetch` of the npm package undici: its `Response` is not the platform's. */
export async function foreignFetch(url: string, init: FetchInit): Promise<FetchResponse> {
  return new ForeignResponse(await fetch(url, init));
}

/** Like node-fetch: the body is a stream of Node. */
export function nodeFetch(url: string, init: FetchInit): Promise<FetchResponse> {
  const { method, headers, signal, body } = init;
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers, signal }, (incoming) => {
      const get = (name: string) => {
        const value = incoming.headers[name.toLowerCase()];
        return value === undefined ? null : String(value);
      };
      resolve({ status: incoming.statusCode ?? 0, headers: { get }, body: incoming });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
