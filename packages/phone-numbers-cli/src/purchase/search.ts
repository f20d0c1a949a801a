import { CommandError } from '../cli/command-error.js';
import type { Context } from '../cli/context.js';
import { exitCodes } from '../cli/exit-codes.js';
import type { Found } from '../service/client.js';
import type { Criteria } from './criteria.js';
import { costOf, costText } from './money.js';

/** Searches, waits, and returns what was found. @throws ClientError */
export async function searchFor(context: Context, criteria: Criteria, quantity: number): Promise<Found> {
  const { talk } = context;
  talk.progress('Searching …');
  const search = await context.client().search({ ...criteria, quantity, ...context.limits() });
  for await (const { status } of search.poll(context.limits())) talk.progress(`Searching … ${status}`);
  return search.result(context.limits());
}

/** Shows what a search has found. */
export function showFound({ talk }: Context, found: Found): void {
  for (const phoneNumber of found.phoneNumbers) talk.say(`  ${talk.style('bold', phoneNumber)}`);
  const minutes = found.expiresInMs === undefined ? undefined : Math.floor(found.expiresInMs / 60_000);
  talk.say(`  ${costText(costOf(found))}`);
  if (minutes !== undefined) talk.say(`  held for ${minutes} more minutes`);
}

/** @throws CommandError if fewer phone numbers were found than were asked for */
export function checkCount(found: Found, quantity: number): void {
  const { phoneNumbers, searchId } = found;
  if (phoneNumbers.length >= quantity) return;
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
    expiresAt: searchExpiresBy,
    ...(expiresInMs !== undefined && { expiresInSeconds: Math.floor(expiresInMs / 1000) }),
  };
}
