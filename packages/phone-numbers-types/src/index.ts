import type { components, operations } from './generated/phone-numbers.js';

export type {
  CommunicationError,
  CommunicationErrorResponse,
} from '@acs-contracts/communication-error-types';
export type { components, operations, paths } from './generated/phone-numbers.js';

type Schemas = components['schemas'];
type PurchaseOperation = operations['PhoneNumbers_PurchasePhoneNumbers'];

/** The names that `T` declares, without the index signature that openapi-typescript adds to headers. */
type DeclaredKey<T> = keyof { [Key in keyof T as string extends Key ? never : Key]: T[Key] };

/** The names of the members of `T` that are always there. */
type RequiredKey<T> = {
  [Key in DeclaredKey<T>]-?: object extends Pick<T, Key> ? never : Key;
}[DeclaredKey<T>];

/** The body of a purchase: `{ searchId }`. Everything that the search holds is bought. */
export type PhoneNumberPurchaseRequest = Schemas['PhoneNumberPurchaseRequest'];

/**
 * A long-running operation. `succeeded` and `failed` end it; every other status, known or not, is a pending one, and
 * pending ones come in any order. Dates are RFC 3339 with up to seven fractional digits.
 */
export type PhoneNumberOperation = Schemas['PhoneNumberOperation'];

/** The status of an operation: any text, since the service may add values to the {@link KnownOperationStatus} ones. */
export type OperationStatus = Schemas['OperationStatus'];

/** The statuses that are known: `notStarted`, `running`, and the two that end an operation, `succeeded`, `failed`. */
export type KnownOperationStatus = Schemas['KnownOperationStatus'];

/** What an operation does: any text, since the service may add values to the {@link KnownOperationType} ones. */
export type OperationType = Schemas['OperationType'];

/** The kinds of operation that are known. */
export type KnownOperationType = Schemas['KnownOperationType'];

/**
 * What a search holds, for about sixteen minutes, and what it costs: a purchase buys all of it. It stays readable, and
 * as it is, after the purchase. Numbers are E.164, dates RFC 3339, `cost` is for one number.
 */
export type PhoneNumberSearchResult = Schemas['PhoneNumberSearchResult'];

/** A phone number that the resource owns. Its `id` is the E.164 number without the plus sign. */
export type PurchasedPhoneNumber = Schemas['PurchasedPhoneNumber'];

/** A page of the phone numbers that the resource owns; `nextLink`, relative to the endpoint, is absent on the last. */
export type PurchasedPhoneNumbers = Schemas['PurchasedPhoneNumbers'];

/** What one phone number costs, in units of an ISO 4217 currency, each time it is due. */
export type PhoneNumberCost = Schemas['PhoneNumberCost'];

/** Which way a phone number may call and be called, send and get text messages. */
export type PhoneNumberCapabilities = Schemas['PhoneNumberCapabilities'];

/** The headers of the 202 that accepts a purchase, those the contract names. */
export type PurchaseAcceptedHeaders = Pick<
  PurchaseOperation['responses'][202]['headers'],
  DeclaredKey<PurchaseOperation['responses'][202]['headers']>
>;

/** The name of a header that every 202 to a purchase has: `Operation-Location`, `operation-id` or `purchase-id`. */
export type RequiredPurchaseHeader = RequiredKey<PurchaseAcceptedHeaders>;

/** The query parameters of a purchase: the api-version. */
export type PurchaseQuery = PurchaseOperation['parameters']['query'];
