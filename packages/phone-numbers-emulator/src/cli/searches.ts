import { checkSearch, type SearchOptions } from '../search.js';

/**
 * Reads a list of searches from JSON.
 *
 * @throws TypeError, with one line, when the text is not a list of searches
 */
export function readSearches(text: string): SearchOptions[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new TypeError('expected JSON, got something else');
  }
  if (!Array.isArray(value)) throw new TypeError('expected a list of searches, got something else');
  return value.map((item: unknown, index) => {
    checkSearch(item, `searches[${index}].`);
    return item;
  });
}
