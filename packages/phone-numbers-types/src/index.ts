import type { components, operations } from './generated/phone-numbers.js';
import type { Declared, RequiredKey } from './headers.js';

export type {
  CommunicationError,
  CommunicationErrorResponse,
} from '@acs-contracts/communication-error-types';
export type { components, operations, paths } from './generated/phone-numbers.js';

type Schemas = components['schemas'];
type Responses = components['responses'];

/** What to search for: the kind, the assignment and the capabilities of the phone numbers, and how many. */
export type PhoneNumberSearchRequest = Schemas['PhoneNumberSearchRequest'];

/** The body of a purchase: `{ searchId }`. Everything that the search holds is bought. */
export type PhoneNumberPurchaseRequest = Schemas['PhoneNumberPurchaseRequest'];

/** The capabilities to change with an update. What is left out stays as it is. */
export type PhoneNumberCapabilitiesRequest = Schemas['PhoneNumberCapabilitiesRequest'];

/** The body of the 202 that accepts an update: its id. */
export type PhoneNumberCapabilitiesUpdate = Schemas['PhoneNumberCapabilitiesUpdate'];

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

/** Which way one capability may be used: `none`, `inbound`, `outbound` or `inbound+outbound`. */
export type CapabilityType = Schemas['CapabilityType'];

/** The kind of a phone number: any text, since the service may add values to the {@link KnownPhoneNumberType} ones. */
export type PhoneNumberType = Schemas['PhoneNumberType'];

/** The kinds of phone number that are known: `geographic` and `tollFree`. */
export type KnownPhoneNumberType = Schemas['KnownPhoneNumberType'];

/** What a number is assigned to: any text, since the service may add values to the {@link KnownAssignmentType} ones. */
export type AssignmentType = Schemas['AssignmentType'];

/** The assignments that are known: `application` and `person`. */
export type KnownAssignmentType = Schemas['KnownAssignmentType'];

/** The headers of the 202 that accepts a search, those the contract names. */
export type SearchAcceptedHeaders = Declared<Responses['SearchAccepted']['headers']>;

/** The name of a header that every 202 to a search has: `Location`, `Operation-Location`, `operation-id`, `search-id`. */
export type RequiredSearchHeader = RequiredKey<SearchAcceptedHeaders>;

/** The headers of the 202 that accepts a purchase, those the contract names. */
export type PurchaseAcceptedHeaders = Declared<Responses['PurchaseAccepted']['headers']>;

/** The name of a header that every 202 to a purchase has: `Operation-Location`, `operation-id` or `purchase-id`. */
export type RequiredPurchaseHeader = RequiredKey<PurchaseAcceptedHeaders>;

/** The headers of the 202 that accepts an update of capabilities, those the contract names. */
export type CapabilitiesUpdateAcceptedHeaders = Declared<Responses['CapabilitiesUpdateAccepted']['headers']>;

/** The name of a header of every 202 to an update: `Location`, `Operation-Location`, `operation-id`, `capabilities-id`. */
export type RequiredCapabilitiesUpdateHeader = RequiredKey<CapabilitiesUpdateAcceptedHeaders>;

/** The headers of the 202 that accepts a release, those the contract names. */
export type ReleaseAcceptedHeaders = Declared<Responses['ReleaseAccepted']['headers']>;

/** The name of a header that every 202 to a release has: `Operation-Location`, `operation-id` or `release-id`. */
export type RequiredReleaseHeader = RequiredKey<ReleaseAcceptedHeaders>;

/** The query parameters of a purchase: the api-version. */
export type PurchaseQuery = operations['PhoneNumbers_PurchasePhoneNumbers']['parameters']['query'];
