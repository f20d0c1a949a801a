export type {
  CommunicationError,
  CommunicationErrorResponse,
  OperationStatus,
  PhoneNumberOperation,
  PhoneNumberSearchResult,
  PurchasedPhoneNumber,
} from '@acs-contracts/phone-numbers-types';
export type { WaitOptions } from './arguments/wait-options.js';
export {
  type ConnectionString,
  type ConnectionStringOptions,
  parseConnectionString,
} from './auth/connection-string.js';
export type { AccessToken, Credential, KeyCredential, TokenCredential } from './auth/credential.js';
export { type RequestToSign, type SignatureHeaders, signRequest } from './auth/sign-request.js';
export {
  type ApiVersion,
  type ApiVersions,
  type DefaultApiVersion,
  defaultApiVersion,
} from './base/api-versions.js';
export { createPhoneNumbersClient, type PhoneNumbersClientOptions } from './client.js';
export { ClaimError } from './errors/claim-error.js';
export type { ClientError, ErrorCode } from './errors/client-error.js';
export { CommunicationRequestError } from './errors/communication-request-error.js';
export { ConnectionError } from './errors/connection-error.js';
export { ContractViolationError } from './errors/contract-violation-error.js';
export { CredentialError } from './errors/credential-error.js';
export { InterruptedError } from './errors/interrupted-error.js';
export { InvalidArgumentError } from './errors/invalid-argument-error.js';
export { LookupRefusedError } from './errors/lookup-refused-error.js';
export { OperationFailedError } from './errors/operation-failed-error.js';
export { OperationNotFoundError } from './errors/operation-not-found-error.js';
export { type Phase, PhoneNumbersError, type PurchaseOutcome } from './errors/phone-numbers-error.js';
export { SearchResultError } from './errors/search-result-error.js';
export type { ChangeOptions } from './operation/change.js';
export type { ListOptions } from './operation/list.js';
export type { Operation } from './operation/operation-handle.js';
export type { Claim, ClaimState, PurchaseClaims } from './operation/purchase-claims.js';
export type { Purchase } from './operation/purchase-handle.js';
export type { PurchaseOptions } from './operation/purchase-options.js';
export type { Release } from './operation/release.js';
export type { OtherOperation, Resume, ResumedOperation, ResumedOperations } from './operation/resume.js';
export type { FoundPhoneNumbers, Search, SearchOptions } from './operation/search.js';
export type { MaxMonthlyCost } from './operation/search-result.js';
export type { Existing } from './operation/shared-purchase.js';
export type { CapabilitiesUpdate, UpdateOptions } from './operation/update.js';
export type { PhoneNumbersClient } from './phone-numbers-client.js';
export type { Clock } from './transport/clock.js';
export type { Fetch, FetchInit, FetchResponse } from './transport/fetch.js';
export type { Hooks, RequestEvent, ResponseEvent } from './transport/hooks.js';
export type { RequestHeaders } from './transport/request-headers.js';
export type { Transport, TransportInit } from './transport/transport.js';
