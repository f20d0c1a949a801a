// The program of a user, who buys a phone number with what was published. Compiled and run in a project of its own.
import { createPhoneNumbersClient } from '@acs-contracts/phone-numbers-client';
import { fixtures, startEmulator } from '@acs-contracts/phone-numbers-emulator';

await using emulator = await startEmulator();
const client = createPhoneNumbersClient({ connectionString: emulator.connectionString });
const purchase = await client.purchase({ searchId: fixtures.succeeds });
const { phoneNumbers } = await purchase.result();
const { data } = await client.GET('/phoneNumbers', { params: { query: { skip: 0 } } });
const owned = data?.phoneNumbers?.map((number) => number.phoneNumber) ?? [];
const [bought = 'nothing'] = phoneNumbers.filter((number) => owned.includes(number));
console.log(`bought ${bought}, ${emulator.ledger.purchases.length} purchase in the ledger`);
