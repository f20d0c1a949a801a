import {
  type CapabilitiesUpdate,
  createPhoneNumbersClient,
  type Operation,
  type PhoneNumbersClient,
  type Purchase,
  type Release,
  type Search,
} from '@acs-contracts/phone-numbers-client';
import { createNodeTransport } from '@acs-contracts/phone-numbers-client/node';
import { capabilities, wanted } from '../lab/actions.js';
import { fetchThrough } from '../lab/fetch-with.js';
import { phoneNumber } from '../lab/steps.js';
import type { Accepted, Action, Adapter, CallOptions } from './adapter.js';

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
      begin: (action, call) => begin(client, action, withUntyped(call)),
      continueOperation: (action, operationId) => continued(client, action, operationId),
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

async function begin(client: PhoneNumbersClient, action: Action, call: CallOptions): Promise<Accepted> {
  switch (action) {
    case 'search':
      return found(await client.search({ ...wanted, ...call }));
    case 'update':
      return updated(await client.updateCapabilities({ phoneNumber, ...capabilities, ...call }));
    case 'release':
      return released(await client.release({ phoneNumber, ...call }));
  }
}

/** The type of a handle follows from the prefix of its id, which the rows choose at run time. */
function continued(client: PhoneNumbersClient, action: Action, operationId: string): Accepted {
  const id = operationId.replace(/^[^_]*_/, '');
  switch (action) {
    case 'search':
      return found(client.resume({ operationId: `search_${id}` }));
    case 'update':
      return updated(client.resume({ operationId: `capabilities_${id}` }));
    case 'release':
      return released(client.resume({ operationId: `release_${id}` }));
  }
}

function accepted(purchase: Purchase): Accepted {
  const { created, unexpectedHeaders } = purchase;
  const operation = following(purchase, ({ phoneNumbers }) => phoneNumbers);
  return { ...operation, created, unexpectedHeaders };
}

const found = (search: Search) => following(search, ({ phoneNumbers }) => phoneNumbers);
const updated = (update: CapabilitiesUpdate) => following(update, (number) => [number.phoneNumber]);
const released = (release: Release) => following(release, () => []);

function following<Result>(
  operation: Operation<Result> & { readonly operationId: string | undefined },
  numbersOf: (result: Result) => readonly string[],
): Accepted {
  return {
    operationId: operation.operationId,
    async result(options, onStatus) {
      const limits = withUntyped(options);
      for await (const { status } of operation.poll(limits)) onStatus(status);
      return numbersOf(await operation.result(limits));
    },
    cancel: (options) => operation.cancel(withUntyped(options)),
  };
}

function withUntyped<T extends CallOptions>({ untyped, ...options }: T) {
  return { ...options, ...untyped };
}
