import { Agent, type Dispatcher, fetch, ProxyAgent } from 'undici';
import type { Fetch } from '../adapters/adapter.js';
import { property } from '../property.js';
import type { Stage } from './kinds.js';

/** A `fetch` that sends through an HTTP proxy: the one of Node has no option for that before version 24. */
export function fetchThrough(proxy: string): Fetch {
  return fetchWith(new ProxyAgent(proxy));
}

/** A `fetch` that trusts one more certificate: the one of Node reads those when Node starts. */
export function fetchTrusting(certificate: string): Fetch {
  return fetchWith(new Agent({ connect: { ca: certificate } }));
}

function fetchWith(dispatcher: Dispatcher): Fetch {
  return async (url, { method, headers, body = null, signal }) => {
    const response = await fetch(url, { method, headers, body, signal, dispatcher }).catch(sayWhetherSent);
    return new Response(await response.arrayBuffer(), {
      status: response.status,
      headers: [...response.headers],
    });
  };
}

/** What undici says when there was no connection to send on: who its peer was, its error does not say. */
const unconnected = /ECONNREFUSED|CERT|Proxy response/;

/** One request is sent, and nothing else, so that it is known to be the one that failed to connect. */
function sayWhetherSent(error: unknown): never {
  const signs = ['code', 'message'].map((name) => String(property(innermost(error), name)));
  if (!signs.some((sign) => unconnected.test(sign))) throw error;
  throw Object.assign(new TypeError('fetch failed', { cause: error }), { requestSent: false });
}

function innermost(error: unknown): unknown {
  const cause = property(error, 'cause');
  return cause === undefined ? error : innermost(cause);
}

/**
 * A `fetch` that answers the read before the purchase by itself, with 404, and sends everything else: for faults that
 * no server can show to the second request only.
 */
export function fetchAfterLookup(send: Fetch = globalThis.fetch): Fetch {
  let purchased = false;
  return async (url, init) => {
    purchased ||= init.method === 'POST';
    return purchased ? send(url, init) : new Response(null, { status: 404 });
  };
}

/** A `fetch` of Node that calls back once the head of a response has arrived and its body is being read. */
export function fetchAndThen(callback: (stage: Stage) => void): Fetch {
  let purchased = false;
  return async (url, init) => {
    const stage = init.method === 'POST' ? 'post' : purchased ? 'read' : 'lookup';
    purchased ||= stage === 'post';
    const response = await globalThis.fetch(url, init);
    setImmediate(callback, stage);
    return response;
  };
}
