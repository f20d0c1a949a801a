import type { PhoneNumberSearchResult } from '../../src/index.js';
import { type Answer, json, searchId } from '../server.js';

/** What to search for. */
export const wanted = {
  countryCode: 'US',
  phoneNumberType: 'tollFree',
  assignmentType: 'application',
  capabilities: { calling: 'inbound', sms: 'none' },
} as const;

export const phoneNumber = '+14255550123';

/** What a search holds, as the service sends it: two phone numbers for two dollars a month each. */
export const held: PhoneNumberSearchResult = {
  searchId,
  phoneNumbers: [phoneNumber, '+14255550124'],
  phoneNumberType: 'tollFree',
  assignmentType: 'application',
  capabilities: { calling: 'inbound', sms: 'none' },
  cost: { amount: 2, currencyCode: 'USD', billingFrequency: 'monthly' },
  searchExpiresBy: '2026-11-29T12:16:00.1234567+00:00',
  error: 'NoError',
};

/** Twelve o'clock by the clock of the service, sixteen minutes before the search expires. */
export const noon = { Date: 'Sun, 29 Nov 2026 12:00:00 GMT' };

/** The answer with what the search holds, at noon. */
export function holds(more: object = {}, headers: Readonly<Record<string, string>> = noon): Answer {
  return json(200, { ...held, ...more }, headers);
}

/** A phone number that the resource owns, as the service sends it. */
export const owned = {
  id: '14255550123',
  phoneNumber,
  countryCode: 'US',
  phoneNumberType: 'tollFree',
  capabilities: { calling: 'inbound', sms: 'none' },
  assignmentType: 'application',
  purchaseDate: '2026-11-29T12:01:00.1234567+00:00',
  cost: held.cost,
} as const;
