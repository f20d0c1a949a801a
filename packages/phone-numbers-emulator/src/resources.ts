import type {
  CommunicationError,
  OperationStatus,
  OperationType,
  PhoneNumberOperation,
  PhoneNumberSearchResult,
  PurchasedPhoneNumber,
} from '@acs-contracts/phone-numbers-types';
import { hasSearchError, knowsAgreement } from './api-version.js';
import type { OwnedNumber } from './holdings.js';
import type { Operation, OperationKind } from './operation.js';
import type { Search } from './search.js';
import { notKept, timestamp } from './timestamp.js';

// The members stand in the order in which the service sends them.

const operationTypes: Readonly<Record<OperationKind, OperationType>> = {
  search: 'search',
  purchase: 'purchase',
  capabilities: 'updatePhoneNumberCapabilities',
  release: 'releasePhoneNumber',
};

/** What an answer about an operation is made of. */
export interface OperationView {
  readonly id: string;
  readonly kind: OperationKind;
  readonly createdAt: Date;
  /** Where the result is, relative; null for a purchase and a release, also when they have succeeded. */
  readonly resourceLocation: string | null;
}

/** What is shown of an operation. */
export function viewOf({ id, kind, accepted }: Operation, apiVersion: string): OperationView {
  const { createdAt, phoneNumber, search } = accepted;
  const version = `?api-version=${apiVersion}`;
  const resourceLocation =
    kind === 'search' && search
      ? `/availablePhoneNumbers/searchResults/${search.searchId}${version}`
      : kind === 'capabilities'
        ? `/phoneNumbers/${phoneNumber}${version}`
        : null;
  return { id, kind, createdAt, resourceLocation };
}

/** What is shown of the purchase of a search, begun or not. */
export function purchaseView({ searchId, createdAt }: Search): OperationView {
  return { id: `purchase_${searchId}`, kind: 'purchase', createdAt, resourceLocation: null };
}

/** `GET /phoneNumbers/operations/{id}`, recorded 41 times: what a purchase bought is not in it. */
export function operationResource(
  { id, kind, createdAt, resourceLocation }: OperationView,
  status: OperationStatus,
  failure?: CommunicationError,
): PhoneNumberOperation {
  return {
    operationType: operationTypes[kind],
    status,
    resourceLocation,
    createdDateTime: timestamp(createdAt),
    id,
    lastActionDateTime: notKept,
    ...(failure && { error: failure }),
  };
}

/** Published, and never seen: the number is the place of the word in the published list. */
const outOfStock = { error: 'OutOfStock', errorCode: 2 };

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
    ...(knowsAgreement(apiVersion) && { isAgreementToNotResellRequired: search.agreementRequired }),
    ...(hasSearchError(apiVersion) && (search.phoneNumbers.length > 0 ? { error: 'NoError' } : outOfStock)),
  };
}

/** `GET /phoneNumbers/{phoneNumber}`, and the items of `GET /phoneNumbers`. */
export function numberResource(number: OwnedNumber): PurchasedPhoneNumber {
  return {
    id: number.phoneNumber.slice(1),
    phoneNumber: number.phoneNumber,
    countryCode: number.countryCode,
    phoneNumberType: number.phoneNumberType,
    capabilities: number.capabilities,
    assignmentType: number.assignmentType,
    purchaseDate: timestamp(number.purchasedAt),
    cost: number.cost,
  };
}
