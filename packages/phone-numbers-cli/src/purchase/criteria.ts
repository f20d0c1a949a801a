import type { ApiVersion, SearchOptions } from '@acs-contracts/phone-numbers-client';
import { CommandError, usageError } from '../cli/command-error.js';
import { exitCodes } from '../cli/exit-codes.js';
import type { Found } from '../service/client.js';
import { propertyOf, readNumber } from '../service/shapes.js';
import { mayBeOf } from './calling-codes.js';

/** What may be searched for, as the command line says it. */
export interface CriteriaOptions {
  readonly type: keyof typeof types;
  readonly calling: Capability;
  readonly sms: Capability;
  readonly assignment: 'application' | 'person';
  readonly areaCode?: string | undefined;
  readonly apiVersion: ApiVersion;
}

/** What phone numbers can do, and in which direction. */
export type Capability = (typeof capabilities)[number];

/** The values of `--calling` and `--sms`. */
export const capabilities = ['none', 'inbound', 'outbound', 'inbound+outbound'] as const;

/** The values of `--type`, and what the service calls them. */
export const types = { 'toll-free': 'tollFree', geographic: 'geographic', mobile: 'mobile' } as const;

/** What is searched for. */
export type Criteria = Required<
  Pick<SearchOptions<ApiVersion>, 'countryCode' | 'phoneNumberType' | 'assignmentType' | 'capabilities'>
> &
  Pick<SearchOptions<ApiVersion>, 'areaCode'>;

/**
 * Returns what is searched for.
 *
 * @throws CommandError of wrong usage
 */
export function readCriteria(country: string, options: CriteriaOptions): Criteria {
  const { type, calling, sms, assignment, areaCode, apiVersion } = options;
  if (!/^[A-Za-z]{2}$/.test(country)) throw usageError('The country must have two letters, such as US.');
  // The first version that can search for them.
  if (type === 'mobile' && apiVersion < '2025-06-01')
    throw usageError('Phone numbers of the type mobile need --api-version 2025-06-01.');
  if (calling === 'none' && sms === 'none')
    throw usageError('Give --calling or --sms: what must the phone numbers be able to do?');
  return {
    countryCode: country.toUpperCase(),
    phoneNumberType: types[type],
    assignmentType: assignment,
    capabilities: { calling, sms },
    ...(areaCode !== undefined && { areaCode }),
  };
}

/** Returns the same text for the same criteria. */
export function criteriaText(criteria: Criteria, quantity?: number): string {
  const { countryCode, phoneNumberType, assignmentType, capabilities, areaCode } = criteria;
  const { calling, sms } = capabilities;
  const parts = [countryCode, phoneNumberType, assignmentType, `calling ${calling}`, `sms ${sms}`];
  if (areaCode !== undefined) parts.push(`area code ${areaCode}`);
  if (quantity !== undefined) parts.push(`${quantity} of them`);
  return parts.join(', ');
}

/** What a phone number can do with calls or messages. */
const directions = /^(?:none|inbound|outbound|inbound\+outbound)$/i;

/**
 * Returns whether a phone number that is owned is what the criteria ask for, or can do more.
 *
 * @throws CommandError if the service does not say what it is: one that was not counted would be bought again
 */
export function isMatch(value: unknown, criteria: Criteria): boolean {
  const { countryCode, phoneNumberType, assignmentType, capabilities, areaCode } = criteria;
  const number = readNumber(value);
  const { cost: _, ...facts } = number;
  const missing = Object.entries(facts).find(([, fact]) => fact === '?');
  if (missing) {
    const message = `The service does not say the ${missing[0]} of ${number.phoneNumber}, which the resource owns. Nothing was bought.`;
    throw new CommandError(exitCodes.failed, 'contract-violation', message);
  }
  const unclear = [number.calling, number.sms].find((word) => !directions.test(word));
  if (unclear !== undefined) {
    const message = `${number.phoneNumber}, which the resource owns, can do "${unclear}", which this program does not know. Nothing was bought.`;
    throw new CommandError(exitCodes.failed, 'contract-violation', message);
  }
  return (
    number.countryCode.toUpperCase() === countryCode &&
    isSameWord(number.phoneNumberType, phoneNumberType) &&
    isSameWord(number.assignmentType, assignmentType) &&
    can(number.calling, capabilities.calling) &&
    can(number.sms, capabilities.sms) &&
    (areaCode === undefined || hasAreaCode(number.phoneNumber, areaCode))
  );
}

/**
 * Returns in what a search is of another kind than was asked for, such as `the type geographic`; `undefined` if it is not. What
 * the service does not say may be another kind, too.
 */
export function otherKind(found: Found, criteria: Criteria): string | undefined {
  const { countryCode, phoneNumberType, assignmentType, capabilities, areaCode } = criteria;
  const says = (name: string, value: unknown, isRight: (word: string) => boolean) =>
    typeof value === 'string' && isRight(value) ? undefined : `${name} ${word(value)}`;
  const [calling, sms] = ['calling', 'sms'].map((name) => propertyOf(found.capabilities, name));
  const isAbroad = !found.phoneNumbers.every((one) => mayBeOf(one, countryCode));
  const isElsewhere =
    areaCode !== undefined && !found.phoneNumbers.every((one) => hasAreaCode(one, areaCode));
  return (
    says('the type', found.phoneNumberType, (word) => isSameWord(word, phoneNumberType)) ??
    says('the assignment', found.assignmentType, (word) => isSameWord(word, assignmentType)) ??
    says('calling', calling, (word) => can(word, capabilities.calling)) ??
    says('sms', sms, (word) => can(word, capabilities.sms)) ??
    (isAbroad ? 'another country' : undefined) ??
    (isElsewhere ? 'another area code' : undefined)
  );
}

/** A value that is no word is not shown: it may be anything that the service has received. */
function word(value: unknown): string {
  return typeof value === 'string' && /^[\w+-]{1,30}$/.test(value) ? value : '(not said)';
}

function can(has: string, wanted: string): boolean {
  return wanted === 'none' || isSameWord(has, wanted) || isSameWord(has, 'inbound+outbound');
}

/** A phone number that is taken for another kind would be bought again. */
function isSameWord(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** A country code has up to three digits; the area code comes after it. */
function hasAreaCode(phoneNumber: string, areaCode: string): boolean {
  return [1, 2, 3].some((length) => phoneNumber.startsWith(areaCode, 1 + length));
}
