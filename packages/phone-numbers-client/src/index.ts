export type {
  CommunicationError,
  CommunicationErrorResponse,
  OperationStatus,
  PhoneNumberOperation,
  PhoneNumberSearchResult,
} from '@acs-contracts/phone-numbers-types';
export { type ConnectionString, parseConnectionString } from './auth/connection-string.js';
export type { AccessToken, Credential, KeyCredential, TokenCredential } from './auth/credential.js';
export { type RequestToSign, type SignatureHeaders, signRequest } from './auth/sign-request.js';
export {
  createPhoneNumbersClient,
  defaultApiVersion,
  type PhoneNumbersClient,
  type PhoneNumbersClientOptions,
} from './client.js';
export { CommunicationRequestError } from './errors/communication-request-error.js';
export { ConnectionError } from './errors/connection-error.js';
export { ContractViolationError } from './errors/contract-violation-error.js';
export { InterruptedError } from './errors/interrupted-error.js';
export { InvalidArgumentError } from './errors/invalid-argument-error.js';
export { OperationFailedError } from './errors/operation-failed-error.js';
export {
  type ErrorCode,
  type Outcome,
  type Phase,
  PhoneNumbersError,
  type Subject,
} from './errors/phone-numbers-error.js';
export type { Purchase } from './operation/handle.js';
export type { PurchaseOptions } from './operation/purchase.js';
export type { WaitOptions } from './operation/step.js';
export type { Clock } from './transport/clock.js';
