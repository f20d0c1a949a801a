import { refused } from '../expectations.js';
import { makeUpId } from '../made-up-id.js';
import { searchNumbers } from '../numbers.js';
import { readAround, readStarted } from '../purchase.js';
import { isRefused, strangersRequests, wrongRequests } from '../refusals.js';
import type { Session } from '../session.js';
import type { Scenario } from './scenario.js';

/**
 * Purchases whose form, method or credential is wrong. When purchases are allowed they name a search that exists: a server
 * may look for the search first, and only then overlook what is wrong. After the first answer that is no refusal, or a look that finds
 * something started, that search may be bought, and the rest go on with one that nobody has.
 */
export const refusals: Scenario = {
  name: 'refusals',
  title: 'purchases of a wrong form or method are refused, and buy nothing',
  buys: false,
  async run(session) {
    const madeUp = await makeUpId(session);
    let { searchId, numbers } = await findBait(session, madeUp);
    const refusedStrangers = await findRefusedStrangers(session, madeUp);
    const isLookedUp = searchId !== madeUp && (await refusesUnknown(session, madeUp));
    const wrongOf = (id: string) => [
      ...strangersRequests(session.requests, id).filter(({ what }) => refusedStrangers.includes(what)),
      ...wrongRequests(session.requests, id, madeUp),
    ];
    for (let index = 0; ; index += 1) {
      const wrong = wrongOf(searchId)[index];
      if (wrong === undefined) break;
      const { what, request, authentication, needsSearch = false } = wrong;
      if (needsSearch && (searchId === madeUp || !isLookedUp)) continue;
      const exchange = await session.send(request, {
        remark: what,
        ...(authentication && { authentication }),
      });
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

/** Whether a search that nobody has is refused. Where it is not, an id in another form is one more of those. */
async function refusesUnknown(session: Session, madeUp: string): Promise<boolean> {
  const exchange = await session.send(session.requests.purchase(madeUp), { remark: 'an unknown search' });
  return exchange !== undefined && isRefused(exchange);
}

/**
 * Who is told that the credential is wrong. An endpoint that lets anybody in would buy, which is for the scenario
 * `authentication`.
 */
async function findRefusedStrangers(session: Session, searchId: string): Promise<readonly string[]> {
  const refused: string[] = [];
  for (const { request, what, authentication } of strangersRequests(session.requests, searchId)) {
    const exchange = await session.send(request, { remark: what, ...(authentication && { authentication }) });
    if (exchange?.response.status === 401) refused.push(what);
  }
  return refused;
}

/** A search that could be bought, if that is allowed and it was not bought yet; otherwise one that nobody has. */
async function findBait(session: Session, madeUp: string) {
  const { succeeds } = session.fixtures;
  if (!session.allowPurchase || succeeds === undefined)
    return { searchId: madeUp, numbers: [] as readonly string[] };
  const { numbers } = await searchNumbers(session, succeeds);
  const isStarted = await readAround(session, succeeds, numbers);
  return isStarted ? { searchId: madeUp, numbers: [] as readonly string[] } : { searchId: succeeds, numbers };
}
