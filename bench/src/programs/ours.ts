import { createPhoneNumbersClient } from '@acs-contracts/phone-numbers-client';

const client = createPhoneNumbersClient({
  connectionString: 'endpoint=https://resourcename.communication.azure.com/;accesskey=a2V5',
});
const purchase = await client.purchase({ searchId: '378ddf60-81be-452a-ba4f-613198ea6c28' });
for await (const operation of purchase) console.log(operation.status);
