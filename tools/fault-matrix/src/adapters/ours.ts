import { createPhoneNumbersClient, type Purchase } from '@acs-contracts/phone-numbers-client';
import { createNodeTransport } from '@acs-contracts/phone-numbers-client/node';
import { fetchThrough } from '../lab/fetch-with.js';
import type { Accepted, Adapter, CallOptions } from './adapter.js';

/** The client of this repository. */
export const ours: Adapter = {
  name: '@acs-contracts/phone-numbers-client',
  takesClock: true,
  open({ accessKey, getToken, fetch, proxy, nodeTransport, untyped, ...options }) {
    const send = fetch ?? (proxy === undefined ? undefined : fetchThrough(proxy));
    const client = createPhoneNumbersClient({
      credential: getToken === undefined ? { key: accessKey } : { getToken },
      ...options,
      ...(send !== undefined && { fetch: send }),
      ...(send === undefined && nodeTransport && { transport: createNodeTransport(nodeTransport) }),
      ...untyped,
    });
    return {
      purchase: async (searchId, call) => accepted(await client.purchase({ searchId, ...withUntyped(call) })),
      resume: (searchId) => accepted(client.resume({ searchId })),
    };
  },
};

/** The same with the transport for Node, except where a row has a `fetch` of its own. */
export const oursOnNode: Adapter = {
  ...ours,
  onNode: true,
  // A row may pass a `fetch` as JavaScript does.
  open: (options) =>
    ours.open(options.untyped?.['fetch'] ? options : { nodeTransport: { proxy: false }, ...options }),
};

function accepted(purchase: Purchase): Accepted {
  return {
    created: purchase.created,
    unexpectedHeaders: purchase.unexpectedHeaders,
    async result(options, onStatus) {
      const limits = withUntyped(options);
      for await (const { status } of purchase.poll(limits)) onStatus(status);
      const { phoneNumbers } = await purchase.result(limits);
      return phoneNumbers;
    },
    cancel: (options) => purchase.cancel(withUntyped(options)),
  };
}

function withUntyped<T extends CallOptions>({ untyped, ...options }: T) {
  return { ...options, ...untyped };
}
