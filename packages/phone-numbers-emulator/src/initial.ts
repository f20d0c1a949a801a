import { fixtures } from './fixtures.js';
import { type OwnedNumber, ownedNumber } from './holdings.js';
import type { Scenario, SearchOptions } from './search.js';
import type { Seed } from './seed/seed.js';
import { defaultStock } from './stock/catalogue.js';
import type { Stock } from './stock/stock.js';
import { stockOf } from './stock/stock-options.js';

/** What an emulator begins with, and goes back to when it is reset. */
export interface Initial {
  readonly stock: readonly Stock[];
  readonly owned: readonly OwnedNumber[];
  /** Searches, each with what stands before the names of its options in messages. */
  readonly searches: readonly (readonly [search: SearchOptions, path: string])[];
}

/** The fixtures do not expire while someone works with the emulator: they are held for ten years. */
const fixtureHoldMilliseconds = 10 * 365 * 24 * 3_600_000;

const preloaded: readonly (readonly [name: Scenario, phoneNumber: string])[] = [
  ['succeeds', '+14255550123'],
  ['fails', '+14255550124'],
  ['cancel', '+14255550125'],
  ['richError', '+14255550126'],
  ['throttled', '+14255550127'],
  ['unavailable', '+14255550128'],
];

/**
 * The fixtures, what a seed has, and the searches of the options. All of it was checked.
 *
 * @param now - when the phone numbers were bought that say nothing else
 */
export function initialState(seed: Seed, searches: readonly SearchOptions[], now: Date): Initial {
  const fixtureSearches = preloaded.map(([scenario, phoneNumber]): SearchOptions => {
    const searchId = fixtures[scenario];
    return { searchId, scenario, phoneNumbers: [phoneNumber], holdMilliseconds: fixtureHoldMilliseconds };
  });
  return {
    stock: seed.stock?.map(stockOf) ?? defaultStock,
    owned: [{ phoneNumber: fixtures.phoneNumber }, ...(seed.owned ?? [])].map((number) =>
      ownedNumber(number, now),
    ),
    searches: [
      ...fixtureSearches.map((search) => [search, ''] as const),
      ...(seed.searches ?? []).map((search, index) => [search, `seed.searches[${index}].`] as const),
      ...searches.map((search, index) => [search, `searches[${index}].`] as const),
    ],
  };
}
