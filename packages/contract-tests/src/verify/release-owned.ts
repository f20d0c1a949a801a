import type { RecordedExchange } from '../recorded-exchange.js';
import { outcome } from './expectations.js';
import { expectAbsent } from './made-up-id.js';
import { listNumbers, readNumbers } from './numbers.js';
import { expectEnd } from './operation.js';
import { followChange } from './owned-updates.js';
import { nextDelay } from './poll-delay.js';
import { sendAgain } from './send-again.js';
import type { Session } from './session.js';
import { SkippedError } from './skipped-error.js';

/** Looks for a number that came or went: it may take a moment after its operation has ended. */
const mostLooks = 4;

/**
 * What a search finds is nobody's. A number that can be read is somebody's already, and releasing it would take it away.
 *
 * @throws SkippedError when one of them is not known to be absent
 */
export async function expectNobodys(session: Session, numbers: readonly string[]): Promise<void> {
  const list = await listNumbers(session);
  const reads = await readNumbers(session, numbers);
  const isAbsent = reads.map((exchange) => expectAbsent(session, exchange)).every(Boolean);
  if (isAbsent && reads.length === numbers.length && !numbers.some((number) => list.numbers.has(number)))
    return;
  throw new SkippedError('what its search has found may be owned already');
}

/** Releases a number that this run has bought, and looks until it is gone. Tells whether that was accepted and has ended. */
export async function releaseNumber(session: Session, number: string): Promise<boolean> {
  const accepted = await sendAgain(session, session.requests.releaseNumber(number));
  if (accepted === undefined || !expectAccepted(session, accepted)) return false;
  const operation = await followChange(session, accepted);
  if (operation === undefined) return false;
  expectEnd(session, operation, 'succeeded');
  await lookUntil(session, [number], 404);
  return true;
}

/** Expects that a change of what this run has bought is accepted, and tells whether it was, by whatever 2xx. */
export function expectAccepted(session: Session, exchange: RecordedExchange): boolean {
  const { status } = exchange.response;
  const expected = '202, as this run has bought the phone number';
  session.expect(exchange, outcome, { holds: status === 202, where: 'status', expected, actual: status });
  return status >= 200 && status < 300;
}

/** Reads the list until none of these numbers is in it, for a while. */
export async function listUntilGone(session: Session, numbers: readonly string[]): Promise<void> {
  for (let look = 1; look <= mostLooks; look += 1) {
    const list = await listNumbers(session);
    if (!numbers.some((number) => list.numbers.has(number))) return;
    await session.wait(nextDelay(undefined, look + 5));
  }
}

/** Reads numbers until all of them are there, or gone, for a while. Tells whether they are. */
export async function lookUntil(
  session: Session,
  numbers: readonly string[],
  status: 200 | 404,
): Promise<boolean> {
  for (let look = 1; look <= mostLooks; look += 1) {
    const reads = await readNumbers(session, numbers);
    if (reads.every(({ response }) => response.status === status)) return true;
    await session.wait(nextDelay(undefined, look + 5));
  }
  return false;
}
