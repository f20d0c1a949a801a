import { wrongRequests } from '../refusals.js';
import { nilId } from '../requests.js';
import type { Scenario } from './scenario.js';

/**
 * Purchases whose form is wrong. When purchases are allowed they name a search that exists: a server may look for the
 * search first, and only then overlook what is wrong. That they are refused is for a rule, `refusal`.
 */
export const refusals: Scenario = {
  name: 'refusals',
  title: 'purchases of a wrong form are refused',
  buys: false,
  async run(session) {
    const searchId = (session.allowPurchase ? session.fixtures.succeeds : undefined) ?? nilId;
    for (const { what, request } of wrongRequests(session.requests, searchId)) {
      const exchange = await session.send(request, what);
      if (exchange !== undefined && exchange.response.status < 300) session.markBought(searchId);
    }
  },
};
