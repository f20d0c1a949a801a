import { refused } from '../expectations.js';
import { makeUpId } from '../made-up-id.js';
import { searchNumbers } from '../numbers.js';
import { readAround, readStarted } from '../purchase.js';
import { isRefused, wrongRequests } from '../refusals.js';
import type { Session } from '../session.js';
import type { Scenario } from './scenario.js';

/**
 * Purchases whose form or method is wrong. When purchases are allowed they name a search that exists: a server may look for the
 * search first, and only then overlook what is wrong. After the first answer that is no refusal, or a look that finds
 * something started, that search may be bought, and the rest go on with one that nobody has.
 */
export const refusals: Scenario = {
  name: 'refusals',
  title: 'purchases of a wrong form or method are refused, and buy nothing',
  buys: false,
  async run(session) {
    const madeUp = await makeUpId(session);
    let { searchId, numbers } = await findBait(session, madeUp);
    const count = wrongRequests(session.requests, searchId, madeUp).length;
    for (let index = 0; index < count; index += 1) {
      const wrong = wrongRequests(session.requests, searchId, madeUp)[index];
      if (wrong === undefined) break;
      const { what, request } = wrong;
      const exchange = await session.send(request, { remark: what });
      const holds = exchange === undefined || isRefused(exchange);
      if (exchange !== undefined) {
        const claim = { holds, where: 'status', expected: `a refusal (4xx), because of ${what}` };
        session.expect(exchange, refused, { ...claim, actual: exchange.response.status });
      }
      const isStarted = await readStarted(session, searchId);
      if (searchId === madeUp || (exchange !== undefined && holds && !isStarted)) continue;
      session.purchases.suspect(searchId);
      searchId = madeUp;
      numbers = [];
    }
    await readAround(session, searchId, numbers);
  },
};

/** A search that could be bought, if that is allowed and it was not bought yet; otherwise one that nobody has. */
async function findBait(session: Session, madeUp: string) {
  const { succeeds } = session.fixtures;
  if (!session.allowPurchase || succeeds === undefined)
    return { searchId: madeUp, numbers: [] as readonly string[] };
  const { numbers } = await searchNumbers(session, succeeds);
  const isStarted = await readAround(session, succeeds, numbers);
  return isStarted ? { searchId: madeUp, numbers: [] as readonly string[] } : { searchId: succeeds, numbers };
}
