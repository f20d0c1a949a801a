import type { Exchange } from '../../exchange.js';
import { listNumbers, readNumbers, searchNumbers } from '../numbers.js';
import { expectEnd, followOperation } from '../operation.js';
import type { Session } from '../session.js';
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

async function readOwned(session: Session, numbers: readonly string[]): Promise<Exchange[]> {
  return [...(await readNumbers(session, numbers)), ...(await listNumbers(session)).exchanges];
}
