// Purchases what a search holds, or continues a purchase that was started before:
//
//   ACS_CONNECTION_STRING='endpoint=https://…/;accesskey=…' npx tsx purchase.ts [--resume] <searchId>
//
// Exit code: 0 bought, 1 nothing was bought, 2 a setting is missing, 3 some or all of it was or may have been bought.
import {
  type ClientError,
  createPhoneNumbersClient,
  PhoneNumbersError,
} from '@acs-contracts/phone-numbers-client';

const { ACS_CONNECTION_STRING: connectionString } = process.env;
const [searchId, ...others] = process.argv.slice(2).filter((argument) => argument !== '--resume');

if (connectionString === undefined || searchId === undefined || others.length > 0) {
  console.error("usage: ACS_CONNECTION_STRING='endpoint=…;accesskey=…' purchase.ts [--resume] <searchId>");
  process.exitCode = 2;
} else {
  try {
    const client = createPhoneNumbersClient({ connectionString });
    const resume = process.argv.includes('--resume');
    const purchase = resume ? client.resume({ searchId }) : await client.purchase({ searchId });
    for await (const { status } of purchase) console.log(`${purchase.operationId}: ${status}`);
    const { phoneNumbers } = await purchase.result();
    console.log(`bought ${phoneNumbers.join(', ')}`);
  } catch (error) {
    if (!PhoneNumbersError.isInstance(error)) throw error;
    console.error(error.message);
    if (error.code === 'not-found') console.error('It may be purchased: run this again without --resume.');
    process.exitCode = mayHaveBought(error) ? 3 : 1;
  }
}

/** Whether the phone numbers, or some of them, were or may have been bought. */
function mayHaveBought(error: ClientError): boolean {
  if (error.code === 'operation-failed') return error.delivered?.length !== 0;
  return error.outcome === 'unknown' || error.outcome === 'accepted';
}
