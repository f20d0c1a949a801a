// Purchases what a search holds, or goes on with a purchase that was started before:
//
//   ACS_CONNECTION_STRING='endpoint=https://…/;accesskey=…' npx tsx purchase.ts [--resume] <searchId>
//
// Exit code: 0 bought, 1 nothing was bought, 2 a setting is missing, 3 it may have been bought: resume.
import { createPhoneNumbersClient, PhoneNumbersError } from '@acs-contracts/phone-numbers-client';

const { ACS_CONNECTION_STRING: connectionString } = process.env;
const [searchId, ...others] = process.argv.slice(2).filter((argument) => argument !== '--resume');

if (connectionString === undefined || searchId === undefined || others.length > 0) {
  console.error('usage: ACS_CONNECTION_STRING=<text> purchase.ts [--resume] <searchId>');
  process.exitCode = 2;
} else {
  const client = createPhoneNumbersClient({ connectionString });
  try {
    const resume = process.argv.includes('--resume');
    const purchase = resume ? client.resume({ searchId }) : await client.purchase({ searchId });
    for await (const { status } of purchase) console.log(`${purchase.operationId}: ${status}`);
    const { phoneNumbers } = await purchase.result();
    console.log(`bought ${phoneNumbers.join(', ')}`);
  } catch (error) {
    if (!PhoneNumbersError.isInstance(error)) throw error;
    console.error(error.message);
    process.exitCode = error.outcome === 'unknown' || error.outcome === 'accepted' ? 3 : 1;
  }
}
