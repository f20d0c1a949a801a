import type { Exchange } from '../../exchange.js';
import { expectNotOwned } from '../change-refusals.js';
import { outcome } from '../expectations.js';
import { fictitiousNumber } from '../fictitious-number.js';
import { followLocation, searchOnce } from '../found.js';
import { expectAbsent } from '../made-up-id.js';
import { listNumbers, readNumbers, readOwned } from '../numbers.js';
import { expectEnd, followOperation } from '../operation.js';
import { followChange, tryOwnedUpdates } from '../owned-updates.js';
import { nextDelay } from '../poll-delay.js';
import { purchaseAccepted } from '../purchase.js';
import { sendAgain } from '../send-again.js';
import type { Session } from '../session.js';
import { SkippedError } from '../skipped-error.js';
import type { Scenario } from './scenario.js';

/** Looks for a number that came or went: it may take a moment after its operation has ended. */
const mostLooks = 4;

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
    await expectNotOwned(session, probe, 'PhoneNumbers_ReleasePhoneNumber', 'releases');
    const { searchId, numbers } = await searchOnce(session);
    await expectNobodys(session, numbers);
    const { exchange } = await purchaseAccepted(session, searchId);
    if (exchange?.response.status !== 202) return;
    const operation = await followOperation(session, exchange, searchId, { roundsAfter: 1 });
    expectEnd(session, operation, 'succeeded');
    if (operation.status !== 'succeeded') return;
    for (const number of numbers) session.purchases.own(number);
    const isThere = await lookUntil(session, numbers, 200);
    await readOwned(session, numbers);
    // What cannot be read cannot be seen to change; it is released all the same.
    for (const number of isThere ? numbers : []) await updateNumber(session, number);
    if (isThere && !session.presence.isMissing('PhoneNumbers_UpdateCapabilities'))
      for (const number of numbers.slice(0, 1)) await tryOwnedUpdates(session, number);
    for (const number of numbers) await releaseNumber(session, number);
    await listNumbers(session);
    const gone = await readNumbers(session, numbers);
    if (gone.every(({ response: { status } }) => status === 404 || status === 410))
      session.purchases.settle(searchId, 'released');
  },
};

/**
 * What a search finds is nobody's. A number that can be read is somebody's already, and releasing it would take it away.
 *
 * @throws SkippedError when one of them is not known to be absent
 */
async function expectNobodys(session: Session, numbers: readonly string[]): Promise<void> {
  const list = await listNumbers(session);
  const reads = await readNumbers(session, numbers);
  const isAbsent = reads.map((exchange) => expectAbsent(session, exchange)).every(Boolean);
  if (isAbsent && reads.length === numbers.length && !numbers.some((number) => list.numbers.has(number)))
    return;
  throw new SkippedError('what its search has found may be owned already');
}

async function updateNumber(session: Session, number: string): Promise<void> {
  const request = session.requests.updateCapabilities(number, { calling: 'inbound+outbound' });
  const accepted = await sendAgain(session, request);
  if (session.presence.isMissing('PhoneNumbers_UpdateCapabilities') || accepted === undefined) return;
  if (!expectAccepted(session, accepted)) return;
  const operation = await followChange(session, accepted);
  await followLocation(session, accepted);
  // What a plan permits is for the service to say.
  if (operation?.status === 'failed') session.note('the update of a phone number that was bought has failed');
  await readOwned(session, [number]);
}

async function releaseNumber(session: Session, number: string): Promise<void> {
  const accepted = await sendAgain(session, session.requests.releaseNumber(number));
  if (accepted === undefined || !expectAccepted(session, accepted)) return;
  const operation = await followChange(session, accepted);
  if (operation === undefined) return;
  expectEnd(session, operation, 'succeeded');
  await lookUntil(session, [number], 404);
}

function expectAccepted(session: Session, exchange: Exchange): boolean {
  const { status } = exchange.response;
  const expected = '202, as this run has bought the phone number';
  session.expect(exchange, outcome, { holds: status === 202, where: 'status', expected, actual: status });
  return status === 202;
}

/** Reads numbers until all of them are there, or gone, for a while. Tells whether they are. */
async function lookUntil(session: Session, numbers: readonly string[], status: 200 | 404): Promise<boolean> {
  for (let look = 1; look <= mostLooks; look += 1) {
    const reads = await readNumbers(session, numbers);
    if (reads.every(({ response }) => response.status === status)) return true;
    await session.wait(nextDelay([], look));
  }
  return false;
}
