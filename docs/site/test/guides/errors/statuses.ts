import { createPhoneNumbersClient, PhoneNumbersError } from '@acs-contracts/phone-numbers-client';
import { createTestClock } from '@acs-contracts/phone-numbers-client/testing';

/** What the client says when the purchase is answered with a status, and the service then knows no such purchase. */
export interface StatusRow {
  readonly status: number;
  readonly code: string;
  readonly outcome: string;
  /** How often the purchase was sent. */
  readonly sent: number;
}

/** The statuses that the contract declares for a purchase, and some that gateways send. */
const triedStatuses = [400, 401, 403, 404, 408, 409, 410, 429, 500, 502, 503, 504];

/** Purchases once for each status, and returns what the client throws. */
export async function tryStatuses(): Promise<StatusRow[]> {
  return Promise.all(triedStatuses.map(tryStatus));
}

async function tryStatus(status: number): Promise<StatusRow> {
  let sent = 0;
  const client = createPhoneNumbersClient({
    endpoint: 'https://resourcename.communication.azure.com',
    credential: { key: btoa('no secret') },
    clock: createTestClock(),
    fetch: async (_url, { method }) => {
      if (method !== 'POST') return new Response(null, { status: 404 });
      sent += 1;
      return new Response(null, { status });
    },
  });
  try {
    await client.purchase({ searchId: '378ddf60-81be-452a-ba4f-613198ea6c28' });
  } catch (error) {
    if (PhoneNumbersError.isInstance(error))
      return { status, code: error.code, outcome: error.outcome, sent };
    throw error;
  }
  throw new Error(`a purchase that is answered with ${status} must fail`);
}
