import type { PhoneNumberCapabilities, PhoneNumberCost } from '@acs-contracts/phone-numbers-types';
import type { Clock } from './clock.js';

/** What can become of a purchase of a search. */
export const scenarios = ['succeeds', 'fails', 'cancel', 'richError', 'throttled', 'unavailable'] as const;

/** What becomes of a purchase of a search. */
export type Scenario = (typeof scenarios)[number];

/** Whether a value names a scenario. */
export function isScenario(value: unknown): value is Scenario {
  return scenarios.some((scenario) => scenario === value);
}

/** A search that holds phone numbers, as the emulator keeps it. */
export interface Search {
  readonly searchId: string;
  readonly scenario: Scenario;
  /** In E.164 format. */
  readonly phoneNumbers: readonly string[];
  readonly phoneNumberType: string;
  readonly assignmentType: string;
  readonly capabilities: PhoneNumberCapabilities;
  readonly cost: PhoneNumberCost;
  /** Whether the buyer has to agree not to resell (api-version 2025-04-01 and later). */
  readonly agreementRequired: boolean;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** A search to add. What is left out is made up: an id, a phone number, a hold of sixteen minutes. */
export interface SearchOptions {
  readonly searchId?: string;
  /** `succeeds` by default. */
  readonly scenario?: Scenario;
  /** In E.164 format. */
  readonly phoneNumbers?: readonly string[];
  readonly phoneNumberType?: string;
  readonly agreementRequired?: boolean;
  /** How long the phone numbers are held, from now. */
  readonly holdMilliseconds?: number;
}

/** As recorded: a search expires about sixteen minutes after it was made. */
const recordedHoldMilliseconds = 16 * 60_000;

const searchIdPattern = /^[A-Za-z0-9_.~-]{1,256}$/;
const phoneNumberPattern = /^\+[1-9]\d{1,14}$/;

/**
 * Makes a search.
 *
 * @param count - how many there were before, which makes the phone number of this one
 * @throws TypeError when the search id or a phone number cannot be one
 */
export function createSearch(options: SearchOptions, clock: Clock, count: number): Search {
  const searchId = options.searchId ?? crypto.randomUUID();
  if (!searchIdPattern.test(searchId)) {
    throw new TypeError(
      `expected a search id of 1 to 256 letters, digits or _.~-, got ${JSON.stringify(searchId)}`,
    );
  }
  const phoneNumbers = options.phoneNumbers ?? [fictitiousNumber(count)];
  const wrong = phoneNumbers.find((number) => !phoneNumberPattern.test(number));
  if (wrong !== undefined)
    throw new TypeError(`expected phone numbers in E.164 format, got ${JSON.stringify(wrong)}`);
  const createdAt = clock.now();
  return {
    searchId,
    scenario: options.scenario ?? 'succeeds',
    phoneNumbers,
    phoneNumberType: options.phoneNumberType ?? 'geographic',
    assignmentType: 'application',
    capabilities: { calling: 'none', sms: 'inbound+outbound' },
    cost: { amount: 2, currencyCode: 'USD', billingFrequency: 'monthly' },
    agreementRequired: options.agreementRequired ?? false,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + (options.holdMilliseconds ?? recordedHoldMilliseconds)),
  };
}

/** Numbers that are nobody's: 555-0100 to 555-0199 are kept for fiction, in every area. */
function fictitiousNumber(count: number): string {
  const area = 425 + Math.floor(count / 100);
  return `+1${area}55501${String(count % 100).padStart(2, '0')}`;
}
