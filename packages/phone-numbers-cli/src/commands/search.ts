import { exitCodes } from '../cli/exit-codes.js';
import type { Action } from '../cli/run-command.js';
import { type CriteriaOptions, readCriteria } from '../purchase/criteria.js';
import { foundDocument, searchFor, showFound } from '../purchase/search.js';

/** The options of a search. */
export interface SearchCommandOptions extends CriteriaOptions {
  readonly quantity: number;
}

/** `search`: prints the search id as data, and shows what it holds. */
export function search(country: string, options: SearchCommandOptions): Action {
  const criteria = readCriteria(country, options);
  return async (context) => {
    const { talk } = context;
    const found = await searchFor(context, criteria, options.quantity);
    talk.say(`Found ${found.phoneNumbers.length} of ${options.quantity}:`);
    showFound(context, found);
    talk.say(`  buy with: acs-phone-numbers purchase ${found.searchId}`);
    talk.print(found.searchId);
    const isEnough = found.phoneNumbers.length >= options.quantity;
    return { result: foundDocument(found), exitCode: isEnough ? exitCodes.done : exitCodes.notEnough };
  };
}
