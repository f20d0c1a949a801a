import type { PhoneNumberCost } from '@acs-contracts/phone-numbers-types';
import type { Stock } from './stock.js';

/** Phone numbers to have in stock, under one plan and in one area. */
export interface StockOptions {
  /** One or more, in E.164 format, in the order in which they are found. */
  readonly phoneNumbers: readonly string[];
  /** ISO 3166-1 alpha-2. @default 'US' */
  readonly countryCode?: string | undefined;
  /** @default 'geographic' */
  readonly phoneNumberType?: string | undefined;
  /** Without the digits of the country. If there is none, only searches without an area code find the phone numbers. */
  readonly areaCode?: string | undefined;
  /** @default ['person', 'application'] */
  readonly assignmentTypes?: readonly string[] | undefined;
  /** The values that the capability may have. @default ['none', 'inbound', 'outbound', 'inbound+outbound'] */
  readonly calling?: readonly string[] | undefined;
  /** The values that the capability may have. @default ['none', 'inbound', 'outbound', 'inbound+outbound'] */
  readonly sms?: readonly string[] | undefined;
  /** @default { amount: 2, currencyCode: 'USD', billingFrequency: 'monthly' } */
  readonly cost?: Partial<PhoneNumberCost> | undefined;
  /** Whether a buyer has to agree not to resell. @default false */
  readonly agreementRequired?: boolean | undefined;
}

/** Every value that a capability may have. */
export const anyUse = ['none', 'inbound', 'outbound', 'inbound+outbound'] as const;

/** Whether a value is one that a capability may have. */
export function isUse(value: unknown): value is (typeof anyUse)[number] {
  return anyUse.some((use) => use === value);
}

/** What a phone number costs unless something else is said; recorded for toll-free numbers. */
export const recordedCost: PhoneNumberCost = { amount: 2, currencyCode: 'USD', billingFrequency: 'monthly' };

/** Makes the stock of options that were checked. */
export function stockOf(options: StockOptions): Stock {
  return {
    countryCode: options.countryCode ?? 'US',
    phoneNumberType: options.phoneNumberType ?? 'geographic',
    areaCode: options.areaCode,
    assignmentTypes: options.assignmentTypes ?? ['person', 'application'],
    calling: options.calling ?? anyUse,
    sms: options.sms ?? anyUse,
    cost: { ...recordedCost, ...options.cost },
    agreementRequired: options.agreementRequired ?? false,
    phoneNumbers: [...options.phoneNumbers],
  };
}
