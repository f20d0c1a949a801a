import { createPhoneNumbersClient, type Purchase } from '@acs-contracts/phone-numbers-client';
import { fetchThrough } from '../lab/fetch-with.js';
import type { Accepted, Adapter } from './adapter.js';

/** The client of this repository. */
export const ours: Adapter = {
  name: '@acs-contracts/phone-numbers-client',
  takesClock: true,
  open({ endpoint, accessKey, getToken, headers, clock, fetch, proxy }) {
    const send = proxy === undefined ? fetch : fetchThrough(proxy);
    const client = createPhoneNumbersClient({
      endpoint,
      credential: getToken === undefined ? { key: accessKey } : { getToken },
      ...(headers !== undefined && { headers }),
      ...(clock !== undefined && { clock }),
      ...(send !== undefined && { fetch: send }),
    });
    return {
      purchase: async (searchId, options) => accepted(await client.purchase({ searchId, ...options })),
      resume: (searchId) => accepted(client.resume({ searchId })),
    };
  },
};

function accepted(purchase: Purchase): Accepted {
  return {
    departures: purchase.departures,
    async result(options, onStatus) {
      for await (const { status } of purchase.poll(options)) onStatus(status);
      const { phoneNumbers } = await purchase.result(options);
      return phoneNumbers;
    },
    cancel: (options) => purchase.cancel(options),
  };
}
