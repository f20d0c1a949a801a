// Buys the phone numbers of a search with the official SDK for JavaScript, and waits until it has ended.
//
//   npm install @azure/communication-phone-numbers
//   node purchase.mjs CONNECTION_STRING SEARCH_ID
//
// NODE_EXTRA_CA_CERTS=emulator.pem trusts the certificate of an emulator with https. PAUSE is the time between two reads of
// the operation, in seconds; 2 by default.
import { setTimeout } from 'node:timers/promises';
import { PhoneNumbersClient } from '@azure/communication-phone-numbers';

const [, , connectionString = '', searchId = ''] = process.argv;
// The SDK sends no credential by plain http without it.
const client = new PhoneNumbersClient(connectionString, { allowInsecureConnection: true });
const poller = await client.beginPurchasePhoneNumbers(searchId);
while (!poller.isDone()) {
  await poller.poll();
  console.log(poller.getOperationState().isCompleted ? 'succeeded' : 'pending');
  await setTimeout(1000 * Number(process.env.PAUSE ?? 2));
}
