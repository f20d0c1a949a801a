import type {
  CommunicationError,
  KnownOperationStatus,
  PhoneNumberOperation,
  PhoneNumberSearchResult,
  PurchasedPhoneNumber,
} from '@acs-contracts/phone-numbers-types';
import { knowsAgreement } from './api-version.js';
import { errorTree } from './error-tree.js';
import type { Operation } from './operation.js';
import type { Search } from './search.js';
import type { OwnedNumber } from './store.js';
import { notKept, timestamp } from './timestamp.js';

// The members stand in the order in which the service sends them.

/** `GET /phoneNumbers/operations/{id}`, recorded 41 times: what a purchase bought is not in it. */
export function operationResource(
  operation: Pick<Operation, 'id' | 'search' | 'isCancelled'>,
  status: KnownOperationStatus,
): PhoneNumberOperation {
  return {
    operationType: 'purchase',
    status,
    resourceLocation: null,
    // Recorded: a purchase has the date of its search.
    createdDateTime: timestamp(operation.search.createdAt),
    id: operation.id,
    lastActionDateTime: notKept,
    ...(status === 'failed' && { error: failureOf(operation) }),
  };
}

/** No failed operation was recorded: this is what the page's definition of an error allows. */
function failureOf(operation: Pick<Operation, 'isCancelled'>): CommunicationError {
  return operation.isCancelled
    ? { code: 'OperationCanceled', message: 'The operation was cancelled.', target: 'operationid' }
    : errorTree('PurchaseFailed', 'The purchase of the phone numbers failed.');
}

/** `GET /availablePhoneNumbers/searchResults/{searchId}`. */
export function searchResource(search: Search, apiVersion: string): PhoneNumberSearchResult {
  return {
    searchId: search.searchId,
    phoneNumbers: [...search.phoneNumbers],
    phoneNumberType: search.phoneNumberType,
    assignmentType: search.assignmentType,
    capabilities: search.capabilities,
    cost: search.cost,
    searchExpiresBy: timestamp(search.expiresAt),
    ...(knowsAgreement(apiVersion) && {
      isAgreementToNotResellRequired: search.agreementRequired,
      error: 'NoError',
    }),
  };
}

/** `GET /phoneNumbers/{phoneNumber}`, and the items of `GET /phoneNumbers`. */
export function numberResource({ phoneNumber, search, purchasedAt }: OwnedNumber): PurchasedPhoneNumber {
  return {
    id: phoneNumber.slice(1),
    phoneNumber,
    countryCode: 'US',
    phoneNumberType: search.phoneNumberType,
    capabilities: search.capabilities,
    assignmentType: search.assignmentType,
    purchaseDate: timestamp(purchasedAt),
    cost: search.cost,
  };
}
