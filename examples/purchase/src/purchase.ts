// Purchases what a search holds:
//
//   ACS_ENDPOINT=https://resourcename.communication.azure.com ACS_TOKEN=… npx tsx purchase.ts <searchId>
//
// Exit code: 0 accepted, 1 refused, 2 a setting is missing. An outcome that is unknown ends it with the error.
import {
  type CommunicationError,
  CommunicationRequestError,
  createPhoneNumbersClient,
} from '@acs-contracts/phone-numbers-client';

const { ACS_ENDPOINT: endpoint, ACS_TOKEN: token } = process.env;
const [searchId] = process.argv.slice(2);

if (endpoint === undefined || token === undefined || searchId === undefined) {
  console.error('usage: ACS_ENDPOINT=<url> ACS_TOKEN=<token> purchase.ts <searchId>');
  process.exitCode = 2;
} else {
  const client = createPhoneNumbersClient({ endpoint, headers: { Authorization: `Bearer ${token}` } });
  try {
    const { operationId } = await client.purchase({ searchId });
    console.log(`accepted: ${operationId}`);
  } catch (error) {
    if (!CommunicationRequestError.isInstance(error)) throw error;
    console.error(`refused with ${error.status}`);
    if (error.communicationError) printTree(error.communicationError);
    process.exitCode = 1;
  }
}

/** Prints an error and, indented below it, the errors that led to it. */
function printTree({ code, message, details = [], innererror }: CommunicationError, indent = '  '): void {
  console.error(`${indent}${code}: ${message}`);
  for (const detail of details) printTree(detail, `${indent}  `);
  if (innererror) printTree(innererror, `${indent}  `);
}
