import type { ClaimError } from './claim-error.js';
import type { CommunicationRequestError } from './communication-request-error.js';
import type { ConnectionError } from './connection-error.js';
import type { ContractViolationError } from './contract-violation-error.js';
import type { CredentialError } from './credential-error.js';
import type { InterruptedError } from './interrupted-error.js';
import type { InvalidArgumentError } from './invalid-argument-error.js';
import type { LookupRefusedError } from './lookup-refused-error.js';
import type { OperationFailedError } from './operation-failed-error.js';
import type { OperationNotFoundError } from './operation-not-found-error.js';
import type { SearchResultError } from './search-result-error.js';

/** Everything that the functions of this package throw: a union that `switch (error.code)` narrows. */
export type ClientError =
  | InvalidArgumentError
  | CredentialError
  | ClaimError
  | LookupRefusedError
  | CommunicationRequestError
  | ContractViolationError
  | ConnectionError
  | InterruptedError
  | OperationFailedError
  | OperationNotFoundError
  | SearchResultError;

/** What went wrong; each code belongs to one class. */
export type ErrorCode = ClientError['code'];
