import type { Fetch, FetchInit } from './fetch.js';
import type { Transport } from './transport.js';

/** Older releases of workerd refuse a request that has it. Not asked when the module is loaded: Node loads its `fetch` then. */
function withoutCache(): Pick<FetchInit, 'cache'> {
  return typeof Request === 'function' && 'cache' in Request.prototype ? { cache: 'no-store' } : {};
}

/** Returns a transport that calls `fetch`, the platform's by default. It never calls `onSend`: nobody knows when a byte leaves. */
export function createFetchTransport(fetch: Fetch | undefined): Transport {
  return {
    async send(url, { onSend: _onSend, ...init }) {
      return (fetch ?? globalThis.fetch)(url, { ...init, redirect: 'manual', ...withoutCache() });
    },
  };
}
