import type { paths } from '@acs-contracts/phone-numbers-types';
import createClient from 'openapi-fetch';
import type { Candidate } from './candidate.js';
import { createSigner } from './sign.js';

const query = { 'api-version': '2021-03-07' };

/** openapi-fetch with the generated types, and a middleware that signs. */
export const openapiFetch: Candidate = {
  name: 'openapi-fetch + HMAC',
  connect({ endpoint, accessKey }) {
    const sign = createSigner(accessKey);
    const client = createClient<paths>({ baseUrl: endpoint });
    client.use({
      async onRequest({ request }) {
        const body = request.body === null ? '' : await request.clone().text();
        const headers = await sign(request.method, new URL(request.url), body);
        for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
      },
    });
    return async (searchId) => {
      const purchase = await client.POST('/availablePhoneNumbers/:purchase', {
        params: { query },
        body: { searchId },
      });
      if (purchase.response.status !== 202) {
        throw new Error(`Expected the status 202 (received ${purchase.response.status}).`);
      }
      const operationId = purchase.response.headers.get('operation-id') ?? '';
      for (let status: string | undefined; status !== 'succeeded'; ) {
        const { data, response } = await client.GET('/phoneNumbers/operations/{operationId}', {
          params: { query, path: { operationId } },
        });
        if (data === undefined) throw new Error(`Expected the status 200 (received ${response.status}).`);
        ({ status } = data);
        if (status === 'failed') throw new Error('The purchase failed.');
      }
    };
  },
};
