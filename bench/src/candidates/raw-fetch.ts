import type { Candidate } from './candidate.js';
import { createSigner } from './sign.js';

/** No client: the least that a purchase takes. */
export const rawFetch: Candidate = {
  name: 'raw fetch + HMAC',
  connect({ endpoint, accessKey }) {
    const sign = createSigner(accessKey);
    return async (searchId) => {
      const purchase = new URL('/availablePhoneNumbers/:purchase?api-version=2021-03-07', endpoint);
      const body = JSON.stringify({ searchId });
      const headers = { 'content-type': 'application/json', ...(await sign('POST', purchase, body)) };
      const accepted = await fetch(purchase, { method: 'POST', headers, body });
      if (accepted.status !== 202) throw new Error(`expected 202, got ${accepted.status}`);
      const operation = new URL(accepted.headers.get('operation-location') ?? '', endpoint);
      for (let status = 'notStarted'; status !== 'succeeded'; ) {
        const response = await fetch(operation, { headers: await sign('GET', operation, '') });
        if (!response.ok) throw new Error(`expected 200, got ${response.status}`);
        ({ status } = await response.json());
        if (status === 'failed') throw new Error('the purchase failed');
      }
    };
  },
};
