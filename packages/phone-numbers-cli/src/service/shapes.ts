import { plain } from '../cli/plain.js';
import type { MonthlyCost } from '../journal/entry.js';

// What a service sends may be anything: nothing of it is used before it is looked at.

/** Returns a property of a value of any type; `undefined` if it has no such property. */
export function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** Returns whether a value is a phone number in E.164 format, with its plus sign. */
export function isPhoneNumber(value: unknown): value is string {
  return typeof value === 'string' && /^\+[1-9]\d{1,14}$/.test(value);
}

/** Reads a cost that recurs each month; `undefined` if it is not said what that is. */
export function readCost(cost: unknown): MonthlyCost | undefined {
  const [amount, currency, frequency] = ['amount', 'currencyCode', 'billingFrequency'].map((name) =>
    propertyOf(cost, name),
  );
  const isAmount = typeof amount === 'number' && amount >= 0 && amount < 1e15;
  if (!isAmount || typeof currency !== 'string' || !/^[a-z]{3}$/i.test(currency)) return undefined;
  if (typeof frequency !== 'string' || frequency.toLowerCase() !== 'monthly') return undefined;
  return { amount, currencyCode: currency.toUpperCase() };
}

/** A phone number that the resource owns, as it is shown. What the service does not say, or not as a word, is `?`. */
export interface ShownNumber {
  readonly phoneNumber: string;
  readonly countryCode: string;
  readonly phoneNumberType: string;
  readonly assignmentType: string;
  readonly calling: string;
  readonly sms: string;
  readonly cost: MonthlyCost | undefined;
}

/** Reads a phone number that the resource owns. */
export function readNumber(value: unknown): ShownNumber {
  const word = (from: unknown, name: string) => {
    const text = propertyOf(from, name);
    return typeof text === 'string' && /^[A-Za-z][A-Za-z+-]{0,30}$/.test(text) ? text : '?';
  };
  const phoneNumber = propertyOf(value, 'phoneNumber');
  const capabilities = propertyOf(value, 'capabilities');
  return {
    phoneNumber: typeof phoneNumber === 'string' && phoneNumber !== '' ? plain(phoneNumber) : '?',
    countryCode: word(value, 'countryCode'),
    phoneNumberType: word(value, 'phoneNumberType'),
    assignmentType: word(value, 'assignmentType'),
    calling: word(capabilities, 'calling'),
    sms: word(capabilities, 'sms'),
    cost: readCost(propertyOf(value, 'cost')),
  };
}
