import { CommandError } from '../cli/command-error.js';
import type { Context } from '../cli/context.js';
import { exitCodes } from '../cli/exit-codes.js';
import { readOne } from '../service/read-one.js';
import { type Criteria, criteriaText, isMatch } from './criteria.js';

/** How long a phone number may be missing everywhere after its purchase has succeeded, in milliseconds. */
const longestLag = 10 * 60_000;

/**
 * The phone numbers of a kind that the journal knows to be bought, that the list of the service does not have, and that can be
 * read by themselves: a list may lag behind. What cannot be read some time after its purchase was released.
 *
 * @throws CommandError if one was bought a moment ago and cannot be read yet
 */
export async function boughtLately(
  context: Context,
  criteria: Criteria,
  listed: ReadonlySet<string>,
): Promise<string[]> {
  const text = criteriaText(criteria);
  const bought = new Set<string>();
  for (const entry of await context.journal.all()) {
    const { state, endpoint, changedAt, details } = entry;
    if (state !== 'succeeded' || endpoint !== context.resource.endpoint) continue;
    for (const phoneNumber of details.phoneNumbers ?? []) {
      if (listed.has(phoneNumber)) continue;
      const number = await readOne(context, phoneNumber);
      if (number !== undefined && isMatch(number, criteria)) bought.add(phoneNumber);
      // What was searched for in other words need not be of this kind.
      if (number !== undefined || details.criteria !== text) continue;
      if (Date.now() - changedAt.getTime() > longestLag) continue;
      const message = `${phoneNumber} was bought a moment ago, and the service does not show it: it may come yet, or was released. Nothing more was bought. Run this again in some minutes.`;
      throw new CommandError(exitCodes.unknown, 'not-shown-yet', message, { searchId: entry.searchId });
    }
  }
  return [...bought];
}
