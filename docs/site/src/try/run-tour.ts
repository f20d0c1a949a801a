import type { Exchange } from '@acs-contracts/contract-tests/rules';
import { type Clock, createEmulator, systemClock } from '@acs-contracts/phone-numbers-emulator/worker';
import type { StockChoice } from './stock.js';
import { createTour } from './tour.js';

/** Searches and buys with an emulator of its own that answers with a violation. Returns all exchanges; takes no pauses. */
export async function runTour(
  apiVersion: string,
  choice: StockChoice,
  violations: readonly string[],
  clock: Clock = systemClock(),
): Promise<readonly Exchange[]> {
  const emulator = createEmulator({ violations, clock });
  let exchanges: readonly Exchange[] = [];
  const tour = createTour({
    emulator,
    apiVersion,
    onProgress: (progress) => {
      exchanges = progress.exchanges;
    },
    pause: () => Promise.resolve(),
  });
  const found = await tour.search(choice);
  if (found !== undefined) await tour.buy(found, choice);
  return exchanges;
}
