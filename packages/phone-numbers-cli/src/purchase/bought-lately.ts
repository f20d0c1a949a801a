import { CommandError } from '../cli/command-error.js';
import type { Context } from '../cli/context.js';
import { exitCodes } from '../cli/exit-codes.js';
import { readOne } from '../service/read-one.js';
import { type Criteria, criteriaText, isMatch } from './criteria.js';

/** How long a phone number may be missing everywhere after its purchase has succeeded, in milliseconds. */
const longestLag = 10 * 60_000;

/**
 * The phone numbers of a kind that the journal knows to be bought, that the list of the service does not have, and that can be
 * read by themselves: a list may lag behind. What cannot be read some time after its purchase was released, by this machine or elsewhere.
 *
 * @param listed what the list has
 * @param counted what of that is of the kind
 * @throws CommandError if one was bought a moment ago and cannot be read yet, or is not what it was bought as: another one
 *   would be no better
 */
export async function boughtLately(
  context: Context,
  criteria: Criteria,
  listed: ReadonlySet<string>,
  counted: ReadonlySet<string>,
): Promise<string[]> {
  const text = criteriaText(criteria);
  const bought = new Set<string>();
  for (const entry of await context.journal.all()) {
    const { state, endpoint, changedAt, details } = entry;
    if (state !== 'succeeded' || endpoint !== context.resource.endpoint) continue;
    for (const phoneNumber of details.phoneNumbers ?? []) {
      if (counted.has(phoneNumber)) continue;
      // What was searched for in other words need not be of this kind.
      const isForThis = details.criteria === text;
      if (listed.has(phoneNumber) && !isForThis) continue;
      const number = await readOne(context, phoneNumber);
      if (number !== undefined && isMatch(number, criteria)) bought.add(phoneNumber);
      else if (number !== undefined && isForThis) throw notAsAsked(phoneNumber, entry.searchId);
      if (number !== undefined || !isForThis) continue;
      if (await context.journal.releases.isReleasedSince(phoneNumber, changedAt)) continue;
      if (Date.now() - changedAt.getTime() > longestLag) continue;
      const message = `${phoneNumber} was bought a moment ago, and the service does not show it: it may come yet, or was released. Nothing more was bought. Run this again in some minutes.`;
      throw new CommandError(exitCodes.unknown, 'not-shown-yet', message, { searchId: entry.searchId });
    }
  }
  return [...bought];
}

function notAsAsked(phoneNumber: string, searchId: string): CommandError {
  const message = `${phoneNumber} was bought for this, and the resource owns it as something else ("acs-phone-numbers show ${phoneNumber}"). Nothing more was bought. Update or release it first.`;
  return new CommandError(exitCodes.refused, 'another-kind', message, { searchId });
}
