import { refused } from './expectations.js';
import { type FoundNumbers, followSearch } from './found.js';
import { followOperation, isTransient } from './operation.js';
import { lookAfterRefusal, needsAgreement, readAround } from './purchase.js';
import { expectNobodys, releaseNumber } from './release-owned.js';
import type { Session } from './session.js';
import { SkippedError } from './skipped-error.js';

/** Phone numbers that must not be resold, as was recorded of them. */
const agreedOnly = {
  phoneNumberType: 'tollFree',
  assignmentType: 'application',
  capabilities: { calling: 'inbound', sms: 'none' },
  quantity: 1,
};
const agreedCountry = 'FR';
/** The first api-version that has the agreement. */
const firstVersion = '2025-04-01';

/**
 * Purchases, without the agreement not to resell, a search of this run that requires it. It has to be refused, and nothing to be
 * bought; what is bought all the same is released again. Nothing is sent where no such search is found.
 */
export async function purchaseWithoutAgreement(session: Session): Promise<void> {
  const found = await findAgreedOnly(session);
  if (found === undefined) return;
  const { searchId, numbers } = found;
  await readAround(session, searchId, numbers);
  session.purchases.attempt(searchId);
  const exchange = await session.send(session.requests.purchase(searchId), {
    remark: 'without the agreement that its search requires',
  });
  const status = exchange?.response.status ?? 0;
  if (exchange !== undefined) {
    const holds = (status >= 400 && status < 500) || (isTransient(status) && status !== 500);
    const expected = 'a refusal (4xx), because of no agreement not to resell';
    session.expect(exchange, refused, { holds, where: 'status', expected, actual: status });
  }
  if (exchange === undefined || status >= 300) {
    const isStarted = await lookAfterRefusal(session, searchId, numbers);
    const isRefused = status >= 400 && status !== 502 && status !== 504;
    if (isRefused && !isStarted) session.purchases.settle(searchId, 'rejected');
    return;
  }
  session.purchases.settle(searchId, 'pending', numbers);
  const { status: end } = await followOperation(session, exchange, searchId);
  if (end !== 'succeeded') return;
  for (const number of numbers) session.purchases.own(number);
  for (const number of numbers) await releaseNumber(session, number);
}

/** A search of this run whose purchase requires the agreement, and which holds what nobody has. */
async function findAgreedOnly(session: Session): Promise<FoundNumbers | undefined> {
  const request = session.requests.search(agreedCountry, agreedOnly);
  const version = new URL(request.url).searchParams.get('api-version');
  if (version === null || version < firstVersion) return undefined;
  const accepted = await session.send(request);
  if (accepted?.response.status !== 202) return undefined;
  try {
    const found = await followSearch(session, accepted);
    if (!needsAgreement(found)) return undefined;
    await expectNobodys(session, found.numbers);
    return found;
  } catch (error) {
    if (error instanceof SkippedError) return undefined;
    throw error;
  }
}
