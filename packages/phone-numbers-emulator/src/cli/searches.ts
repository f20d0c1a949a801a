import { isScenario, type SearchOptions, scenarios } from '../search.js';

/** The members of a search, and what each must be. */
const members: Readonly<
  Record<keyof SearchOptions, readonly [what: string, holds: (value: unknown) => boolean]>
> = {
  searchId: ['a text', isText],
  scenario: [`one of ${scenarios.join(', ')}`, isScenario],
  phoneNumbers: ['a list of texts', (value) => Array.isArray(value) && value.every(isText)],
  phoneNumberType: ['a text', isText],
  agreementRequired: ['true or false', (value) => typeof value === 'boolean'],
  holdMilliseconds: ['a number, zero or more', (value) => typeof value === 'number' && value >= 0],
};

/**
 * Reads a list of searches from JSON.
 *
 * @throws TypeError, with one line, when it is none
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
    try {
      return toSearch(item);
    } catch (error) {
      throw new TypeError(`search ${index + 1}: ${error instanceof Error ? error.message : error}`);
    }
  });
}

/**
 * Takes a value for a search that can be added.
 *
 * @throws TypeError, with one line, when a member is unknown or is not what it must be
 */
export function toSearch(value: unknown): SearchOptions {
  if (!isSearch(value)) throw new TypeError('expected a search to be an object, got something else');
  return value;
}

function isSearch(value: unknown): value is SearchOptions {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const known = new Map(Object.entries(members));
  for (const [name, member] of Object.entries(value)) {
    const [what, holds] = known.get(name) ?? [];
    if (what === undefined) {
      throw new TypeError(`unknown member ${JSON.stringify(name)}, expected ${[...known.keys()].join(', ')}`);
    }
    if (!holds?.(member))
      throw new TypeError(`expected ${name} to be ${what}, got ${JSON.stringify(member)}`);
  }
  return true;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
