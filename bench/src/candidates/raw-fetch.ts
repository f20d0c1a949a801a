import type { Existing } from '@acs-contracts/phone-numbers-client';
import type { Candidate } from './candidate.js';
import { createSigner } from './sign.js';

const query = '?api-version=2021-03-07';

/**
 * Returns a purchase without any client: the minimum of code that it needs.
 *
 * @param existing - `look` reads the operation before the POST, `ignore` does not; as the option of the client
 */
export function createRawFetch(existing: Existing): Candidate {
  return {
    name: 'raw fetch + HMAC',
    connect({ endpoint, accessKey }) {
      const sign = createSigner(accessKey);

      const read = async (url: URL) => fetch(url, { headers: await sign('GET', url, '') });

      const refuseExisting = async (searchId: string) => {
        const response = await read(
          new URL(`/phoneNumbers/operations/purchase_${searchId}${query}`, endpoint),
        );
        // Read, so that the connection is free for the next request however long the body is.
        const body = await response.text();
        if (response.status !== 404)
          throw new Error(`Expected the status 404 (received ${response.status} ${body}).`);
      };

      return async (searchId) => {
        if (existing === 'look') await refuseExisting(searchId);
        const purchase = new URL(`/availablePhoneNumbers/:purchase${query}`, endpoint);
        const body = JSON.stringify({ searchId });
        const headers = { 'content-type': 'application/json', ...(await sign('POST', purchase, body)) };
        const accepted = await fetch(purchase, { method: 'POST', headers, body });
        if (accepted.status !== 202)
          throw new Error(`Expected the status 202 (received ${accepted.status}).`);
        const operation = new URL(accepted.headers.get('operation-location') ?? '', endpoint);
        for (let status = 'notStarted'; status !== 'succeeded'; ) {
          const response = await read(operation);
          if (!response.ok) throw new Error(`Expected a success (received ${response.status}).`);
          ({ status } = await response.json());
          if (status === 'failed') throw new Error('The purchase failed.');
        }
      };
    },
  };
}
