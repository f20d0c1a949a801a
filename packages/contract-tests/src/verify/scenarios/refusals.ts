import { refused } from '../expectations.js';
import { wrongRequests } from '../refusals.js';
import { nilId } from '../requests.js';
import type { Scenario } from './scenario.js';

/**
 * Purchases whose form is wrong. When purchases are allowed they name a search that exists: a server may look for the
 * search first, and only then overlook what is wrong.
 */
export const refusals: Scenario = {
  name: 'refusals',
  title: 'purchases of a wrong form are refused',
  buys: false,
  async run(session) {
    const searchId = (session.allowPurchase ? session.fixtures.succeeds : undefined) ?? nilId;
    for (const { what, request, isKnownRoute } of wrongRequests(session.requests, searchId)) {
      const exchange = await session.send(request);
      if (exchange === undefined) continue;
      const { status } = exchange.response;
      const isRefused = status >= 400 && (status < 500 || !isKnownRoute);
      const expected = `a refusal (4xx), because: ${what}`;
      session.expect(exchange, refused, { holds: isRefused, where: 'status', expected, actual: status });
      if (status < 300) session.markBought(searchId);
    }
  },
};
