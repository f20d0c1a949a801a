import { readOwned, searchNumbers } from '../numbers.js';
import { expectEnd, followOperation } from '../operation.js';
import type { Scenario } from './scenario.js';

/** A purchase that is accepted and fails, or is refused at once. What it was about is read before and after. */
export const fails: Scenario = {
  name: 'fails',
  title: 'a purchase fails and brings no number',
  needs: 'fails',
  buys: true,
  async run(session) {
    const { fails: searchId = '' } = session.fixtures;
    const search = await searchNumbers(session, searchId);
    const before = await readOwned(session, search.numbers);
    const accepted = await session.send(session.requests.purchase(searchId));
    if (accepted?.response.status !== 202) return;
    const operation = await followOperation(session, accepted, searchId, { roundsAfter: 3 });
    expectEnd(session, operation, 'failed');
    const after = await readOwned(session, search.numbers);
    await session.checkSequence([...search.exchanges, ...before, accepted, ...operation.exchanges, ...after]);
  },
};
