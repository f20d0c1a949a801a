// A process that purchases a search with a claim store in a folder. It prints the points that it has reached, waits for
// a line of input after the one that it is told to stop at, and has no pauses: without them it would take seconds.
import { createInterface } from 'node:readline';
import { PhoneNumbersError, type PurchaseClaims } from '@acs-contracts/phone-numbers-client';
import { createFileClaims } from '../claims/file-claims.js';
import { clients } from '../clients.js';

const [name, endpoint = '', accessKey = '', searchId = '', directory = '', stopAt = ''] =
  process.argv.slice(2);

const input = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

async function reach(point: string): Promise<void> {
  console.log(point);
  if (point === stopAt) await input.next();
}

const store = createFileClaims({ directory, leaseMs: 1000 });

const claims: PurchaseClaims = {
  async acquire(id, options) {
    const acquired = await store.acquire(id, options);
    await reach(acquired.state);
    const { claim } = acquired;
    if (claim === undefined) return acquired;
    return {
      ...acquired,
      claim: {
        async markSent() {
          await reach('marking');
          await claim.markSent();
          await reach('marked');
        },
        release: () => claim.release(),
      },
    };
  },
};

const clock = {
  now: () => performance.now(),
  after(milliseconds: number, callback: () => void, purpose: 'pause' | 'limit') {
    const timer = setTimeout(callback, purpose === 'pause' ? 10 : milliseconds);
    return () => clearTimeout(timer);
  },
};

const client = clients.find((adapter) => adapter.name === name)?.open({ endpoint, accessKey, clock, claims });
if (client === undefined) throw new Error(`there is no client ${name}`);
await reach('start');
try {
  const purchase = await client.purchase(searchId, {});
  await reach(purchase.created === true ? 'created' : 'found');
  const bought = await purchase.result({}, () => {});
  await reach(`bought ${bought}`);
} catch (error) {
  if (!PhoneNumbersError.isInstance(error)) throw error;
  await reach(error.outcome);
}
process.exit();
