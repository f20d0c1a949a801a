import { isInstance } from '../base/property.js';
import { ConnectionError } from '../errors/connection-error.js';
import { ContractViolationError } from '../errors/contract-violation-error.js';
import { CredentialError } from '../errors/credential-error.js';
import type { ErrorSubject, PhoneNumbersError } from '../errors/phone-numbers-error.js';
import { readConnectionFailure } from '../transport/connection-failure.js';
import { InvalidResponse } from '../transport/fetch.js';
import { TooLarge } from '../transport/read-text.js';
import { CredentialFailure } from '../transport/send.js';

/**
 * Returns the error of a request that got no usable response.
 *
 * @param cause what was thrown while it was sent or its response was read
 */
export function transportError(subject: ErrorSubject, cause: unknown): PhoneNumbersError {
  if (isInstance(cause, CredentialFailure)) return new CredentialError(subject, cause.cause);
  if (isInstance(cause, TooLarge)) {
    return new ContractViolationError(subject, 'response-too-large', 'a body of more than 1 MiB');
  }
  if (isInstance(cause, InvalidResponse)) {
    return new ConnectionError(subject, 'invalid-response', cause.message, cause);
  }
  const { isCertificate, reason } = readConnectionFailure(cause);
  const code = isCertificate ? 'certificate-refused' : 'connection-failed';
  return new ConnectionError(subject, code, reason, cause);
}
