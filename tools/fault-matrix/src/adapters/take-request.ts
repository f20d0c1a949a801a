import type { Fetch } from './adapter.js';

/** Lets a client that passes a `Request` send with a function that is called like the platform's `fetch`. */
export function takeRequest(send: Fetch): (request: Request) => Promise<Response> {
  return async (request) => {
    const { method, url, signal } = request;
    const headers = Object.fromEntries(request.headers);
    const body = await request.text();
    return send(url, { method, headers, signal, redirect: 'manual', ...(body !== '' && { body }) });
  };
}
