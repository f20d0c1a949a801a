import type { paths } from '@acs-contracts/phone-numbers-types';

/** The path that purchases. */
export const purchasePath = '/availablePhoneNumbers/:purchase' satisfies keyof paths;
/** The path of the phone numbers that the resource owns. */
export const phoneNumbersPath = '/phoneNumbers' satisfies keyof paths;
const searchPath = '/availablePhoneNumbers/countries/{countryCode}/:search' satisfies keyof paths;
const capabilitiesPath = '/phoneNumbers/{phoneNumber}/capabilities' satisfies keyof paths;
const operationPath = '/phoneNumbers/operations/{operationId}' satisfies keyof paths;
const searchResultPath = '/availablePhoneNumbers/searchResults/{searchId}' satisfies keyof paths;
const phoneNumberPath = '/phoneNumbers/{phoneNumber}' satisfies keyof paths;

/** The paths that the client uses. */
export const contractPaths = [
  purchasePath,
  operationPath,
  searchResultPath,
  searchPath,
  capabilitiesPath,
  phoneNumberPath,
];

/** Returns the path of an operation. */
export const pathOfOperation = (operationId: string) => fill(operationPath, operationId);
/** Returns the path of what a search holds. */
export const pathOfSearchResult = (searchId: string) => fill(searchResultPath, searchId);
/** Returns the path of a phone number. */
export const pathOfPhoneNumber = (phoneNumber: string) => fill(phoneNumberPath, phoneNumber);
/** Returns the path of the capabilities of a phone number. */
export const pathOfCapabilities = (phoneNumber: string) => fill(capabilitiesPath, phoneNumber);
/** Returns the path that searches in a country. */
export const pathOfSearch = (countryCode: string) => fill(searchPath, countryCode);

function fill(path: string, value: string): string {
  return path.replace(/\{\w+\}/, () => encodeURIComponent(value));
}
