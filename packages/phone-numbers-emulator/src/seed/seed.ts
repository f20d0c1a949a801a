import type { PhoneNumberCapabilities, PhoneNumberCost } from '@acs-contracts/phone-numbers-types';
import type { SearchOptions } from '../search.js';
import type { StockOptions } from '../stock/stock-options.js';

/** A phone number that the resource owns from the start. */
export interface OwnedOptions {
  /** In E.164 format. */
  readonly phoneNumber: string;
  /** ISO 3166-1 alpha-2. @default 'US' */
  readonly countryCode?: string | undefined;
  /** @default 'geographic' */
  readonly phoneNumberType?: string | undefined;
  /** @default 'application' */
  readonly assignmentType?: string | undefined;
  /** @default { calling: 'none', sms: 'inbound+outbound' } */
  readonly capabilities?: Partial<PhoneNumberCapabilities> | undefined;
  /** @default { amount: 2, currencyCode: 'USD', billingFrequency: 'monthly' } */
  readonly cost?: Partial<PhoneNumberCost> | undefined;
  /** When it was bought, in RFC 3339 format. When the emulator is made by default. */
  readonly purchaseDate?: string | undefined;
}

/** What an emulator begins with, in the form of JSON, so that it can be kept in a file. */
export interface Seed {
  /** The time at which the clock starts, in RFC 3339 format; the option `clock` comes first. */
  readonly now?: string | undefined;
  /** Phone numbers that the resource owns, in addition to the fixture. */
  readonly owned?: readonly OwnedOptions[] | undefined;
  /** Searches that can be purchased, in addition to the fixtures. */
  readonly searches?: readonly SearchOptions[] | undefined;
  /** What searches find, in place of the stock that an emulator has by default. */
  readonly stock?: readonly StockOptions[] | undefined;
}
