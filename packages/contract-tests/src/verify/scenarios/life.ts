import { expectNotOwned } from '../change-refusals.js';
import { fictitiousNumber } from '../fictitious-number.js';
import { followLocation, searchOnce } from '../found.js';
import { readNumbers, readOwned } from '../numbers.js';
import { expectSuccess, followOperation } from '../operation.js';
import { followChange, tryOwnedUpdates } from '../owned-updates.js';
import { purchaseAccepted } from '../purchase.js';
import { expectAccepted, expectNobodys, listUntilGone, lookUntil, releaseNumber } from '../release-owned.js';
import { sendAgain } from '../send-again.js';
import type { Session } from '../session.js';
import { SkippedError } from '../skipped-error.js';
import { lookByPlus } from '../spellings.js';
import { tryWithoutCredential } from '../unauthorized.js';
import { purchaseWithoutAgreement } from '../without-agreement.js';
import type { Scenario } from './scenario.js';

/**
 * The whole life of a phone number: found, bought, updated, released, gone. It buys one number of its own search, and nothing if the
 * endpoint cannot release. It releases what it has bought, and nothing that was there before.
 */
export const life: Scenario = {
  name: 'life',
  title: 'a phone number is found, bought, updated and released',
  buys: true,
  async run(session) {
    const probe = session.requests.releaseNumber(fictitiousNumber);
    await expectNotOwned(session, probe, 'releaseNumber', 'releases');
    await purchaseWithoutAgreement(session);
    const { searchId, numbers } = await searchOnce(session);
    await expectNobodys(session, numbers);
    const { exchange } = await purchaseAccepted(session, searchId);
    const operation = await followOperation(session, exchange, searchId, { roundsAfter: 1 });
    expectSuccess(session, operation, 'its purchase');
    for (const number of numbers) session.purchases.own(number);
    const isThere = await lookUntil(session, numbers, 200);
    await readOwned(session, numbers);
    // What cannot be read cannot be seen to change; it is released all the same.
    let isWhole = isThere;
    for (const number of isThere ? numbers : []) isWhole = (await updateNumber(session, number)) && isWhole;
    if (isThere && !session.presence.isMissing('updateCapabilities'))
      for (const number of numbers.slice(0, 1)) await tryOwnedUpdates(session, number);
    for (const number of numbers)
      await tryWithoutCredential(
        session,
        session.requests.updateCapabilities(number, { calling: 'outbound' }),
      );
    for (const number of numbers) {
      const accepted = await tryWithoutCredential(session, session.requests.releaseNumber(number));
      await readNumbers(session, [number]);
      // Who is let in has released it.
      const released = accepted && (await followChange(session, accepted));
      if (released === undefined) isWhole = (await releaseNumber(session, number)) && isWhole;
    }
    // What has ended stays so, also when its phone number is gone.
    for (const id of [`purchase_${searchId}`, `search_${searchId}`])
      await session.send(session.requests.getOperation(id));
    await listUntilGone(session, numbers);
    const gone = await readNumbers(session, numbers);
    const isGone = gone.every(({ response: { status } }) => status === 404 || status === 410);
    // Where it is there by its usual spelling, the other one has nothing to add.
    if (isGone && (await lookByPlus(session, numbers))) session.purchases.settle(searchId, 'released');
    if (!isWhole)
      throw new SkippedError('what was bought could not be read, updated or released as it should');
  },
};

/** Updates a phone number of this run. Tells whether that was accepted, where there are updates. */
async function updateNumber(session: Session, number: string): Promise<boolean> {
  const request = session.requests.updateCapabilities(number, { calling: 'inbound+outbound' });
  const accepted = await sendAgain(session, request);
  if (session.presence.isMissing('updateCapabilities')) return true;
  if (accepted === undefined || !expectAccepted(session, accepted)) return false;
  const operation = await followChange(session, accepted);
  await followLocation(session, accepted);
  // What a plan permits is for the service to say.
  if (operation?.status === 'failed') session.note('the update of a phone number that was bought has failed');
  await readOwned(session, [number]);
  return true;
}
