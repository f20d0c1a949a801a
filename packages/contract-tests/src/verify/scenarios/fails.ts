import { readOwned, searchNumbers } from '../numbers.js';
import { expectEnd, followOperation } from '../operation.js';
import { purchaseOnce } from '../purchase.js';
import { SkippedError } from '../skipped-error.js';
import type { Scenario } from './scenario.js';

/** A purchase that is accepted and fails, or is refused at once. Its search and its numbers are read before and after. */
export const fails: Scenario = {
  name: 'fails',
  title: 'a purchase fails and brings no number',
  needs: 'fails',
  buys: true,
  async run(session, searchId) {
    const { exchange, search, isAccepted } = await purchaseOnce(session, searchId);
    if (exchange === undefined) throw new SkippedError('its purchase got no complete answer');
    if (!isAccepted) return;
    const operation = await followOperation(session, exchange, searchId, { roundsAfter: 3 });
    expectEnd(session, operation, 'failed');
    await searchNumbers(session, searchId);
    await readOwned(session, search.numbers);
  },
};
