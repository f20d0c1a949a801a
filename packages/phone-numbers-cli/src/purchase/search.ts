import { PhoneNumbersError } from '@acs-contracts/phone-numbers-client';
import { CommandError, refusal } from '../cli/command-error.js';
import type { Context } from '../cli/context.js';
import { unreachableOf } from '../cli/describe-error.js';
import { exitCodes } from '../cli/exit-codes.js';
import { plain } from '../cli/plain.js';
import type { Found } from '../service/client.js';
import { isPhoneNumber } from '../service/shapes.js';
import { type Criteria, otherKind } from './criteria.js';
import { costOf, costText } from './money.js';

/** Searches, waits, and returns what was found. @throws ClientError, CommandError if the search did not end */
export async function searchFor(context: Context, criteria: Criteria, quantity: number): Promise<Found> {
  const { talk } = context;
  talk.progress('Searching …');
  return ofSearch(async () => {
    const search = await context.client().search({ ...criteria, quantity, ...context.limits() });
    for await (const { status } of search.poll(context.limits())) talk.progress(`Searching … ${status}`);
    return search.result(context.limits());
  });
}

/**
 * Reads what a search has found.
 *
 * @throws ClientError, CommandError if the search did not end
 */
export async function readSearch(context: Context, searchId: string): Promise<Found> {
  const operationId = `search_${searchId}` as const;
  return ofSearch(
    () => context.client().resume({ operationId }).result(context.limits()),
    'This run bought nothing.',
  );
}

/**
 * Waits for a search. What is unknown of one costs nothing, and is not what "resume" looks after.
 *
 * @param said what is known to be bought: of a search that others may have purchased only what this run has done
 * @throws ClientError, CommandError if the search did not end
 */
export async function ofSearch(work: () => Promise<Found>, said = 'Nothing was bought.'): Promise<Found> {
  try {
    return await work();
  } catch (error) {
    if (!PhoneNumbersError.isInstance(error) || error.status === 404 || unreachableOf(error)) throw error;
    if (error.outcome !== 'unknown' && error.outcome !== 'accepted') throw error;
    const { code, searchId, message, cause } = error;
    const isLate = code === 'still-running' || code === 'timed-out';
    const what = isLate ? `The search did not end in time.${reasonOf(cause)}` : firstSentence(message);
    const how = searchId
      ? `See what became of it: acs-phone-numbers watch search_${searchId}`
      : 'Search again.';
    const text = `${what} ${said} ${how}`;
    throw new CommandError(exitCodes.failed, code, text, { searchId }, { cause });
  }
}

/** Returns why the client has waited, after a space; an empty text if that is not known. */
export function reasonOf(cause: unknown): string {
  return PhoneNumbersError.isInstance(cause) ? ` ${firstSentence(cause.message)}` : '';
}

/** Returns a message of the client without its advice, which is about a purchase. */
function firstSentence(message: string): string {
  return `${message.split('. ')[0]}.`.replace(/\.\.$/, '.');
}

/** Shows what a search has found. */
export function showFound({ talk }: Context, found: Found): void {
  for (const phoneNumber of found.phoneNumbers.map(plain))
    talk.say(`  ${phoneNumber}`, ['bold', phoneNumber]);
  const minutes = found.expiresInMs === undefined ? undefined : Math.floor(found.expiresInMs / 60_000);
  talk.say(`  ${costText(costOf(found))}`);
  if (minutes !== undefined) talk.say(`  held for ${minutes} more minutes`);
}

/**
 * Checks that what was found can be purchased: phone numbers, each of them once, and of the kind that was asked for.
 *
 * @param asked what was asked for, if that is known
 * @throws CommandError if it is something else, or another number of them
 */
export function checkFound(
  found: Found,
  asked?: { readonly criteria: Criteria; readonly quantity: number },
): void {
  const { phoneNumbers, searchId } = found;
  const quantity = asked?.quantity ?? phoneNumbers.length;
  const wrong = phoneNumbers.find(
    (number, index) => !isPhoneNumber(number) || phoneNumbers.indexOf(number) !== index,
  );
  if (wrong !== undefined) {
    // Something else is not shown: it may be anything that the service has received.
    const what = isPhoneNumber(wrong)
      ? `${wrong} twice`
      : 'something that is no phone number in E.164 format';
    const message = `The search holds ${what}. Nothing was bought.`;
    throw refusal('not-purchasable', message, { searchId });
  }
  const other = asked && otherKind(found, asked.criteria);
  if (other !== undefined) {
    const message = `The search holds something else than was asked for: ${other}. Nothing was bought.`;
    throw refusal('another-kind', message, { searchId });
  }
  if (phoneNumbers.length === quantity) return;
  if (phoneNumbers.length > quantity) {
    const more = `Asked for ${quantity}, and the search holds ${phoneNumbers.length} phone numbers. Nothing was bought.`;
    throw refusal('too-many', more, { searchId });
  }
  const message = `Found ${phoneNumbers.length} of ${quantity} phone numbers. Nothing was bought.`;
  throw new CommandError(exitCodes.notEnough, 'not-enough', message, { searchId });
}

/** The result of a search, for `--json`. */
export function foundDocument(found: Found) {
  const { searchId, phoneNumbers, searchExpiresBy, expiresInMs } = found;
  return {
    searchId,
    operationId: `search_${searchId}`,
    phoneNumbers,
    monthlyCost: costOf(found),
    ...(typeof searchExpiresBy === 'string' && { expiresAt: searchExpiresBy }),
    ...(expiresInMs !== undefined && { expiresInSeconds: Math.floor(expiresInMs / 1000) }),
  };
}
