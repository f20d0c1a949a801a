export type {
  CommunicationError,
  CommunicationErrorResponse,
  OperationStatus,
  PhoneNumberOperation,
} from '@acs-contracts/phone-numbers-types';
export { type ConnectionString, parseConnectionString } from './auth/connection-string.js';
export { type RequestToSign, type SignatureHeaders, signRequest } from './auth/sign-request.js';
export {
  createPhoneNumbersClient,
  defaultApiVersion,
  type PhoneNumbersClient,
  type PhoneNumbersClientOptions,
} from './client.js';
export { CommunicationRequestError } from './errors/communication-request-error.js';
export { ContractViolationError } from './errors/contract-violation-error.js';
export type { AcceptedPurchase, PurchaseOptions } from './purchase.js';
