// The program of a user, who buys a phone number with what was published. Compiled and run in a project of its own.
import { createPhoneNumbersClient } from '@acs-contracts/phone-numbers-client';
import { fixtures, startEmulator } from '@acs-contracts/phone-numbers-emulator';

await using emulator = await startEmulator();
const client = createPhoneNumbersClient({ connectionString: emulator.connectionString });
const purchase = await client.purchase({ searchId: fixtures.succeeds });
const { phoneNumbers } = await purchase.result();
const [phoneNumber = ''] = phoneNumbers;
const { data } = await client.GET('/phoneNumbers/{phoneNumber}', { params: { path: { phoneNumber } } });
console.log(`bought ${data?.phoneNumber}, ${emulator.ledger.purchases.length} purchase in the ledger`);
