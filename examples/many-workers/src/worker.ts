// Takes searches from the queue and purchases them, as many processes on as many machines as you like:
//
//   DATABASE_URL=postgres://… ACS_CONNECTION_STRING='endpoint=…;accesskey=…' npx tsx worker.ts
import {
  type ClientError,
  createPhoneNumbersClient,
  PhoneNumbersError,
} from '@acs-contracts/phone-numbers-client';
import { createPostgresClaims } from './claims.js';
import { openWork, type Purchase, queue } from './queue.js';

const { DATABASE_URL = '', ACS_CONNECTION_STRING = '', EXPIRE_SECONDS = '180' } = process.env;
/** How many purchases one process makes at the same time. */
const atOnce = 20;

// After this, the queue hands the work to another worker, and the claim of one that was killed before its purchase is free.
const seconds = Number(EXPIRE_SECONDS);
const { pool, boss } = await openWork(DATABASE_URL, seconds);
const client = createPhoneNumbersClient({
  connectionString: ACS_CONNECTION_STRING,
  claims: createPostgresClaims(pool, seconds),
  // A worker that was killed right before its purchase has left a claim that says "sent". Whatever was accepted can be read
  // within this time, or else the purchase is sent once more.
  resendAfterMs: seconds * 1000,
});

/** What throws is tried again by the queue, and by whichever process: to purchase the same search again is safe. */
async function purchase({ searchId }: Purchase): Promise<void> {
  try {
    const limits = { timeoutMs: seconds * 1000 };
    const { phoneNumbers } = await (await client.purchase({ searchId, ...limits })).result(limits);
    await pool.query('INSERT INTO bought VALUES ($1, $2) ON CONFLICT DO NOTHING', [searchId, phoneNumbers]);
  } catch (error) {
    if (!isFinal(error)) throw error;
    console.error(error.message);
  }
}

/** Whether trying again changes nothing: the search has expired or is unknown, or its purchase has failed. A person has to look. */
function isFinal(error: unknown): error is ClientError {
  if (!PhoneNumbersError.isInstance(error)) return false;
  const isRefused = error.code === 'request-refused' && [400, 404, 410].includes(error.status);
  return isRefused || error.code === 'operation-failed';
}

for (let slot = 0; slot < atOnce; slot += 1) {
  await boss.work<Purchase>(queue, { pollingIntervalSeconds: 0.5 }, async ([job]) => {
    if (job !== undefined) await purchase(job.data);
  });
}
console.log('ready');
