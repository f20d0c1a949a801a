import { outcome } from './expectations.js';
import { followSearch, wanted, wantedCountry } from './found.js';
import { isTransient } from './operation.js';
import type { Session } from './session.js';
import { SkippedError } from './skipped-error.js';

const { quantity: _, ...withoutQuantity } = wanted;

/** A search in an area, which an endpoint may have no phone numbers of. */
const inArea = {
  phoneNumberType: 'geographic',
  assignmentType: 'application',
  capabilities: { calling: 'inbound', sms: 'none' },
  areaCode: '206',
  quantity: 1,
};

/**
 * Searches in an area, and without a quantity, which is 1 unless it is given: who has found one phone number before finds one again. What they have
 * found is for a rule.
 */
export async function tryOtherSearches(session: Session): Promise<void> {
  for (const [what, search, isKnownToBeThere] of [
    ['an area code', inArea, false],
    ['no quantity', withoutQuantity, true],
  ] as const) {
    const accepted = await session.send(session.requests.search(wantedCountry, search), { remark: what });
    if (accepted === undefined) continue;
    const { status } = accepted.response;
    const isRefused = status >= 400 && status < 500;
    const holds =
      status === 202 || (isRefused && !isKnownToBeThere) || (isTransient(status) && status !== 500);
    const expected = isKnownToBeThere ? '202, as for the quantity 1' : '202, or a refusal (4xx)';
    session.expect(accepted, outcome, { holds, where: 'status', expected, actual: status });
    if (status === 202) await followIfFound(session, accepted);
  }
}

async function followIfFound(...[session, accepted]: Parameters<typeof followSearch>): Promise<void> {
  try {
    await followSearch(session, accepted);
  } catch (error) {
    // What ends a scenario that is about its search is all there is to know of this one.
    if (!(error instanceof SkippedError)) throw error;
  }
}
