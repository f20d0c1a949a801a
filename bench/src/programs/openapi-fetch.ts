import type { paths } from '@acs-contracts/phone-numbers-types';
import createClient from 'openapi-fetch';

const client = createClient<paths>({ baseUrl: 'https://resourcename.communication.azure.com' });
const query = { 'api-version': '2021-03-07' };
const { response, error } = await client.POST('/availablePhoneNumbers/:purchase', {
  params: { query },
  body: { searchId: '378ddf60-81be-452a-ba4f-613198ea6c28' },
});
if (error) throw new Error(error.error.message);
const { data } = await client.GET('/phoneNumbers/operations/{operationId}', {
  params: { query, path: { operationId: response.headers.get('operation-id') ?? '' } },
});
console.log(data?.status);
