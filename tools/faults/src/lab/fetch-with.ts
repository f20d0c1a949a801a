import { Agent, type Dispatcher, fetch, ProxyAgent } from 'undici';

/** A `fetch` that sends through an HTTP proxy: Node's own takes none before version 24. */
export function fetchThrough(proxy: string): (request: Request) => Promise<Response> {
  return fetchWith(new ProxyAgent(proxy));
}

/** A `fetch` that trusts one more certificate: Node's own learns of those when it starts. */
export function fetchTrusting(certificate: string): (request: Request) => Promise<Response> {
  return fetchWith(new Agent({ connect: { ca: certificate } }));
}

function fetchWith(dispatcher: Dispatcher): (request: Request) => Promise<Response> {
  return async ({ method, url, headers, signal }) => {
    const response = await fetch(url, { method, headers: [...headers], signal, dispatcher });
    return new Response(await response.arrayBuffer(), {
      status: response.status,
      headers: [...response.headers],
    });
  };
}

/** Node's own `fetch`, which calls back once the head of an answer has come and its body is being read. */
export function fetchAndThen(callback: () => void): (request: Request) => Promise<Response> {
  return async (request) => {
    const response = await globalThis.fetch(request);
    setImmediate(callback);
    return response;
  };
}
