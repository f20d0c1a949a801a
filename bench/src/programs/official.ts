import { PhoneNumbersClient } from '@azure/communication-phone-numbers';

const client = new PhoneNumbersClient(
  'endpoint=https://resourcename.communication.azure.com/;accesskey=a2V5',
);
const poller = await client.beginPurchasePhoneNumbers('378ddf60-81be-452a-ba4f-613198ea6c28');
await poller.pollUntilDone();
console.log(poller.getOperationState().isCompleted);
