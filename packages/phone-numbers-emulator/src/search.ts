import type { PhoneNumberCapabilities, PhoneNumberCost } from '@acs-contracts/phone-numbers-types';
import { later } from './dates.js';
import { type Checks, checkOptions, oneOf } from './option-checks.js';
import { countryCodeCheck, matches, phoneNumbersCheck, phoneNumberTypeCheck } from './phone-number-checks.js';
import type { Found, Wanted } from './stock/stock.js';
import { recordedCost } from './stock/stock-options.js';

const scenarios = ['succeeds', 'fails', 'cancel', 'richError', 'throttled', 'unavailable'] as const;

/** What becomes of a purchase of a search. */
export type Scenario = (typeof scenarios)[number];

/** A search that holds phone numbers, as the emulator keeps it. */
export interface Search {
  readonly searchId: string;
  readonly scenario: Scenario;
  /** The country of the phone numbers, by its ISO 3166-1 alpha-2 code. */
  readonly countryCode: string;
  /** In E.164 format; empty when nothing was found. */
  readonly phoneNumbers: readonly string[];
  readonly phoneNumberType: string;
  readonly assignmentType: string;
  readonly capabilities: PhoneNumberCapabilities;
  readonly cost: PhoneNumberCost;
  /** Whether the buyer has to agree not to resell: previews since 2023-10-01, all api-versions since 2025-04-01. */
  readonly agreementRequired: boolean;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** A search to add. Every property has a default: a random id, an invented phone number, a hold of sixteen minutes. */
export interface SearchOptions {
  /** 1 to 247 letters, digits and `_.~-`, not beginning with a dot. */
  readonly searchId?: string | undefined;
  /** @default 'succeeds' */
  readonly scenario?: Scenario | undefined;
  /** One or more, in E.164 format. */
  readonly phoneNumbers?: readonly string[] | undefined;
  /** The country of the phone numbers, by its ISO 3166-1 alpha-2 code. @default 'US' */
  readonly countryCode?: string | undefined;
  /** @default 'geographic' */
  readonly phoneNumberType?: string | undefined;
  /** @default false */
  readonly agreementRequired?: boolean | undefined;
  /** How long the phone numbers are held, from now. @default 960000 */
  readonly holdMilliseconds?: number | undefined;
}

/** As recorded: a search expires about sixteen minutes after it was made. */
const recordedHoldMilliseconds = 16 * 60_000;

/** The schema `SearchId` of the contract. */
const searchIdPattern = /^[A-Za-z0-9_~-][A-Za-z0-9_.~-]{0,246}$/;

const searchChecks: Checks<SearchOptions> = {
  searchId: {
    expected: 'a string of 1 to 247 letters, digits and _.~-, not beginning with a dot',
    holds: (value) => matches(searchIdPattern, value),
  },
  scenario: oneOf(scenarios),
  phoneNumbers: phoneNumbersCheck,
  countryCode: countryCodeCheck,
  phoneNumberType: phoneNumberTypeCheck,
  agreementRequired: { expected: 'a boolean', holds: (value) => typeof value === 'boolean' },
  holdMilliseconds: {
    expected: 'a finite number, zero or more',
    holds: (value) => typeof value === 'number' && value >= 0 && Number.isFinite(value),
  },
};

/**
 * Checks the options of a search.
 *
 * @param path - stands before the names of the options in messages: `searches[0].`
 * @throws TypeError when they are not an object, one of them is unknown, or one has a wrong value
 */
export function checkSearch(options: unknown, path = ''): asserts options is SearchOptions {
  checkOptions(options, searchChecks, path);
}

/**
 * Makes a search of options that were checked.
 *
 * @param phoneNumber - the phone number that it holds if the options name none
 */
export function createSearch(options: SearchOptions, createdAt: Date, phoneNumber: string): Search {
  return {
    searchId: options.searchId ?? crypto.randomUUID(),
    scenario: options.scenario ?? 'succeeds',
    countryCode: options.countryCode ?? 'US',
    phoneNumbers: [...(options.phoneNumbers ?? [phoneNumber])],
    phoneNumberType: options.phoneNumberType ?? 'geographic',
    assignmentType: 'application',
    capabilities: { calling: 'none', sms: 'inbound+outbound' },
    cost: recordedCost,
    agreementRequired: options.agreementRequired ?? false,
    createdAt,
    expiresAt: later(createdAt, options.holdMilliseconds ?? recordedHoldMilliseconds),
  };
}

/** Makes the search that a request has asked for, with what was found in stock. */
export function foundSearch(
  { plan, phoneNumbers }: Found,
  { countryCode, phoneNumberType, assignmentType, capabilities }: Wanted,
  createdAt: Date,
): Search {
  return {
    searchId: crypto.randomUUID(),
    scenario: 'succeeds',
    countryCode,
    phoneNumbers,
    phoneNumberType,
    assignmentType,
    capabilities,
    cost: plan.cost,
    agreementRequired: plan.agreementRequired,
    createdAt,
    expiresAt: later(createdAt, recordedHoldMilliseconds),
  };
}

/** Numbers that are nobody's: 555-0100 to 555-0199 are kept for fiction, in every area. */
export function fictitiousNumber(count: number): string {
  const area = 425 + Math.floor(count / 100);
  return `+1${area}55501${String(count % 100).padStart(2, '0')}`;
}
