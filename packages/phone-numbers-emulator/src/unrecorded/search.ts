import type { Answer } from '../answer.js';
import { error, json } from '../content.js';
import { invalidInput, notFound } from '../refusals.js';
import { searchResource } from '../resources.js';
import type { Search } from '../search.js';
import type { Unrecorded } from './choices.js';

/** The answer to a read of a search result before the operation of the search has succeeded. */
export function earlySearchResult(
  choice: Unrecorded['earlySearchResult'],
  search: Search,
  apiVersion: string,
): Answer {
  switch (choice) {
    case '404':
      return notFound('searchId', search.searchId);
    case 'empty':
      return json(200, { ...searchResource(search, apiVersion), phoneNumbers: [] });
    case 'complete':
      return json(200, searchResource(search, apiVersion));
  }
}

/** The refusal of a purchase before the operation of its search has succeeded; nothing when it is a 202. */
export function refuseEarlyPurchase(
  choice: Unrecorded['earlyPurchase'],
  searchId: string,
): Answer | undefined {
  const message = `The search ${searchId} has not ended.`;
  switch (choice) {
    case '404':
      return notFound('searchId', searchId);
    case '400':
      return invalidInput(message, 'searchid');
    case '409':
      return error(409, { code: 'Conflict', message, target: 'searchid' });
    case 'accepted':
      return undefined;
  }
}
