import { createPhoneNumbersClient, PhoneNumbersError } from '@acs-contracts/phone-numbers-client';
import type { Emulator } from '@acs-contracts/phone-numbers-emulator';
import { createLabClock } from '../lab/clock.js';
import { createNetwork, type Fault } from './network.js';

/**
 * Someone who wants to buy what a search holds, and does what the errors of the client say, in one process after the
 * other, of which nothing remains but the search id. Gives what was bought in the end.
 *
 * @param onStep is called whenever a process ends, or a call of the client fails
 */
export async function buyAtLast(
  emulator: Emulator,
  searchId: string,
  plan: Fault[],
  onStep: () => void,
): Promise<readonly string[]> {
  for (let isFirst = true; ; isFirst = false) {
    const clock = createLabClock();
    const network = createNetwork(emulator, clock, plan);
    const client = createPhoneNumbersClient({ endpoint: 'https://a.com', clock, fetch: network.fetch });
    const live = async () => {
      // A process that is not the first one cannot know whether those before it have purchased.
      for (let mayHavePurchased = !isFirst; ; ) {
        try {
          const purchase = mayHavePurchased
            ? client.resume({ searchId })
            : await client.purchase({ searchId });
          return await purchase.result();
        } catch (error) {
          onStep();
          if (!PhoneNumbersError.isInstance(error)) throw error;
          // What was looked for and is not there was never purchased.
          const isNotThere = error.phase === 'poll' && error.status === 404 && error.outcome === 'unknown';
          mayHavePurchased = !isNotThere && (error.outcome === 'unknown' || error.outcome === 'accepted');
        }
      }
    };
    const result = await Promise.race([live(), network.ended]);
    onStep();
    if (result !== undefined) return result.phoneNumbers;
  }
}
