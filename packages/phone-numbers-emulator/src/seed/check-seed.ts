import type { PhoneNumberCapabilities, PhoneNumberCost } from '@acs-contracts/phone-numbers-types';
import { hasRealDay, isTime } from '../dates.js';
import { fixtures } from '../fixtures.js';
import {
  type Check,
  type Checks,
  checkOption,
  checkOptions,
  oneOf,
  received,
  wrongOption,
} from '../option-checks.js';
import {
  countryCodeCheck,
  isListOf,
  matches,
  phoneNumberCheck,
  phoneNumbersCheck,
  phoneNumberTypeCheck,
} from '../phone-number-checks.js';
import { checkSearch } from '../search.js';
import { anyUse, type StockOptions } from '../stock/stock-options.js';
import type { OwnedOptions, Seed } from './seed.js';

/** What a date in JSON must be. */
export const dateCheck: Check = {
  expected: 'a date such as "2026-01-31T12:00:00Z"',
  holds: (value) =>
    matches(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/, value) &&
    hasRealDay(String(value)) &&
    isTime(Date.parse(String(value))),
};
const objectCheck: Check = {
  expected: 'an object',
  holds: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};
const arrayCheck: Check = { expected: 'an array', holds: Array.isArray };
const useCheck = oneOf(anyUse);
const usesCheck: Check = {
  expected: `a non-empty array of ${anyUse.map((use) => JSON.stringify(use)).join(', ')}`,
  holds: (value) => isListOf(value, useCheck.holds),
};

const seedChecks: Checks<Seed> = {
  now: dateCheck,
  owned: arrayCheck,
  searches: arrayCheck,
  stock: arrayCheck,
};

const ownedChecks: Checks<OwnedOptions> = {
  phoneNumber: phoneNumberCheck,
  countryCode: countryCodeCheck,
  phoneNumberType: phoneNumberTypeCheck,
  assignmentType: phoneNumberTypeCheck,
  capabilities: objectCheck,
  cost: objectCheck,
  purchaseDate: dateCheck,
};

const stockChecks: Checks<StockOptions> = {
  phoneNumbers: phoneNumbersCheck,
  countryCode: countryCodeCheck,
  phoneNumberType: phoneNumberTypeCheck,
  areaCode: { expected: 'a string of 1 to 10 digits', holds: (value) => matches(/^\d{1,10}$/, value) },
  assignmentTypes: {
    expected: 'a non-empty array of words in camel case',
    holds: (value) => isListOf(value, phoneNumberTypeCheck.holds),
  },
  calling: usesCheck,
  sms: usesCheck,
  cost: objectCheck,
  agreementRequired: { expected: 'a boolean', holds: (value) => typeof value === 'boolean' },
};

const capabilityChecks: Checks<PhoneNumberCapabilities> = { calling: useCheck, sms: useCheck };

const costChecks: Checks<PhoneNumberCost> = {
  amount: {
    expected: 'a finite number, zero or more',
    holds: (value) => typeof value === 'number' && value >= 0 && Number.isFinite(value),
  },
  currencyCode: {
    expected: 'the code of a currency, three capital letters',
    holds: (value) => matches(/^[A-Z]{3}$/, value),
  },
  billingFrequency: phoneNumberTypeCheck,
};

/**
 * Checks a seed, and all that is in it.
 *
 * @param path - what stands before the names of its properties in messages: `seed.`
 * @throws TypeError when it is not an object, a property is unknown or missing, or one has a wrong value
 */
export function checkSeed(seed: unknown, path = ''): asserts seed is Seed {
  checkOptions(seed, seedChecks, path);
  for (const [index, search] of (seed.searches ?? []).entries()) {
    checkSearch(search, `${path}searches[${index}].`);
  }
  const known = new Set<string>([fixtures.phoneNumber]);
  for (const [index, number] of (seed.owned ?? []).entries()) {
    const item = `${path}owned[${index}].`;
    checkOwned(number, item);
    if (known.has(number.phoneNumber)) {
      const expected = 'a phone number that is not owned already';
      throw wrongOption(`${item}phoneNumber`, expected, received(number.phoneNumber));
    }
    known.add(number.phoneNumber);
  }
  for (const [index, stock] of (seed.stock ?? []).entries()) {
    const item = `${path}stock[${index}].`;
    checkOptions(stock, stockChecks, item);
    checkOption(`${item}phoneNumbers`, stock.phoneNumbers, phoneNumbersCheck);
    checkOptions(stock.cost ?? {}, costChecks, `${item}cost.`);
  }
}

/**
 * Checks the options of an owned phone number.
 *
 * @param path - what stands before the names of its properties in messages: `seed.owned[0].`
 * @throws TypeError when they are not an object, a property is unknown or missing, or one has a wrong value
 */
export function checkOwned(number: unknown, path = ''): asserts number is OwnedOptions {
  checkOptions(number, ownedChecks, path);
  checkOption(`${path}phoneNumber`, number.phoneNumber, phoneNumberCheck);
  checkOptions(number.capabilities ?? {}, capabilityChecks, `${path}capabilities.`);
  checkOptions(number.cost ?? {}, costChecks, `${path}cost.`);
}
