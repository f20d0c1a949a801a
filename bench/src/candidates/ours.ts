import { createPhoneNumbersClient, type Existing } from '@acs-contracts/phone-numbers-client';
import { createNodeTransport } from '@acs-contracts/phone-numbers-client/node';
import type { Candidate } from './candidate.js';

/**
 * Returns the client of this repository, iterated over until the operation has ended.
 *
 * It runs on the system clock, which is what users get. A test clock would create no timers and so hide their cost. The
 * first read after the POST succeeds, so no pause between reads is measured.
 *
 * @param transport - `fetch`, which users get by default, or `node`, the transport for Node.js
 */
export function createOurs(existing: Existing, transport: 'fetch' | 'node'): Candidate {
  const suffix = transport === 'node' ? ', createNodeTransport()' : '';
  return {
    name: `@acs-contracts/phone-numbers-client, existing: '${existing}'${suffix}`,
    connect({ endpoint, accessKey }) {
      const client = createPhoneNumbersClient({
        endpoint,
        credential: { key: accessKey },
        ...(transport === 'node' && { transport: createNodeTransport() }),
      });
      return async (searchId) => {
        const purchase = await client.purchase({ searchId, existing });
        let status: string | undefined;
        for await (const operation of purchase) status = operation.status;
        if (status !== 'succeeded') throw new Error(`The purchase ended with the status ${status}.`);
      };
    },
  };
}
