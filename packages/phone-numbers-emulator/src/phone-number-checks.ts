import type { Check } from './option-checks.js';

const phoneNumberPattern = /^\+[1-9]\d{1,14}$/;

/** What options that are phone numbers must be. */
export const phoneNumbersCheck: Check = {
  expected: 'a non-empty array of phone numbers in E.164 format, such as "+14255550199", each once',
  holds: (value) =>
    isListOf(value, isPhoneNumber) && Array.isArray(value) && new Set(value).size === value.length,
};

/** What an option that is one phone number must be. */
export const phoneNumberCheck: Check = {
  expected: 'a phone number in E.164 format, such as "+14255550199"',
  holds: isPhoneNumber,
};

/** What the option `phoneNumberType` must be. */
export const phoneNumberTypeCheck: Check = {
  expected: 'a word in camel case',
  holds: (value) => matches(/^[a-z][A-Za-z0-9]*$/, value),
};

/** What the option `countryCode` must be. */
export const countryCodeCheck: Check = {
  expected: 'the code of a country, two capital letters',
  holds: (value) => matches(/^[A-Z]{2}$/, value),
};

/** Whether a value is a phone number in E.164 format. */
export function isPhoneNumber(value: unknown): boolean {
  return matches(phoneNumberPattern, value);
}

/** Whether a value is a non-empty array, each item of which holds. */
export function isListOf(value: unknown, holds: (item: unknown) => boolean): boolean {
  // A copy, since `every` skips the holes of an array.
  return Array.isArray(value) && value.length > 0 && [...value].every(holds);
}

/** Whether a value is a string of a form. */
export function matches(pattern: RegExp, value: unknown): boolean {
  return typeof value === 'string' && pattern.test(value);
}
