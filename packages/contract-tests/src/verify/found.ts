import { operationKinds, ownPart } from '../operation-kinds.js';
import type { RecordedExchange } from '../recorded-exchange.js';
import { startedId } from '../started-id.js';
import { outcome } from './expectations.js';
import { type SearchNumbers, searchNumbers } from './numbers.js';
import { type FollowedOperation, followStarted, isTransient } from './operation.js';
import { readAgain } from './send-again.js';
import type { Session } from './session.js';
import { SkippedError } from './skipped-error.js';

/** What is searched for: recorded searches have found it. */
export const wanted = {
  phoneNumberType: 'tollFree',
  assignmentType: 'application',
  capabilities: { calling: 'inbound', sms: 'inbound+outbound' },
  quantity: 1,
};
export const wantedCountry = 'US';

/** A search of this run that has ended. */
export interface FoundNumbers extends SearchNumbers {
  readonly searchId: string;
  readonly accepted: RecordedExchange;
  readonly operation: FollowedOperation;
}

/**
 * Searches once and reads on until the search has ended and its result can be read. It costs nothing, and holds a phone number for
 * about sixteen minutes.
 *
 * @throws SkippedError when the endpoint has no searches, refuses this one, or finds nothing
 */
export async function searchOnce(session: Session): Promise<FoundNumbers> {
  const { requests, presence } = session;
  const accepted = await session.send(requests.search(wantedCountry, wanted));
  const status = accepted?.response.status ?? 0;
  if (presence.isMissing('search')) throw new SkippedError('the endpoint has no searches');
  if (accepted === undefined || status !== 202)
    throw new SkippedError(`its search was not accepted (${status})`);
  return followSearch(session, accepted);
}

/**
 * Follows a search that was accepted to its end, and reads what it has found.
 *
 * @throws SkippedError when it has found nothing, or when that cannot be read
 */
export async function followSearch(session: Session, accepted: RecordedExchange): Promise<FoundNumbers> {
  const operationId = idOf(accepted);
  const searchId = operationId && ownPart(operationId);
  if (operationId === undefined || searchId === undefined)
    throw new SkippedError('the answer to its search does not name the search');
  session.purchases.addSearch(searchId);
  session.require('getOperation');
  const operation = await followStarted(session, accepted, operationId, { roundsAfter: 1 });
  if (operation.status !== 'succeeded')
    throw new SkippedError(`its search ended ${operation.status ?? 'nowhere'}`);
  session.require('getSearchResult');
  await followLocation(session, accepted);
  const found = await searchNumbers(session, searchId);
  if (found.exchange !== undefined) expectHeld(session, found.exchange);
  const read = found.exchange?.response.status ?? 0;
  if (read !== 200) throw new SkippedError(`the result of its search cannot be read (${read})`);
  if (found.numbers.length === 0) throw new SkippedError('its search has found no phone number');
  return { ...found, searchId, accepted, operation };
}

function idOf(accepted: RecordedExchange): string | undefined {
  const kind = operationKinds.find(({ prefix }) => prefix === 'search');
  return kind && startedId(accepted, kind);
}

/** Reads what the `Location` of an answer leads to, exactly as it is. */
export async function followLocation(session: Session, accepted: RecordedExchange): Promise<void> {
  const request = session.requests.follow(accepted.response.header('location'), accepted.request.url);
  if (request !== undefined) await readAgain(session, request);
}

/** A search that has just succeeded can be read. What it holds, and for how long, is for rules. */
function expectHeld(session: Session, result: RecordedExchange): void {
  const { status } = result.response;
  const holds = status === 200 || isTransient(status);
  const expected = '200, as the search has succeeded';
  session.expect(result, outcome, { holds, where: 'status', expected, actual: status });
}
