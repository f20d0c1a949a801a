import type { CommunicationError, PhoneNumberOperation } from '@acs-contracts/phone-numbers-types';
import { describe, parseCommunicationError } from './communication-error.js';
import { isMarked } from './marker.js';
import { PhoneNumbersError, type Subject } from './phone-numbers-error.js';

/** The operation ended as failed: the service accepted the purchase, and then bought nothing. */
export class OperationFailedError extends PhoneNumbersError {
  override readonly name = 'OperationFailedError';
  declare readonly code: 'operation-failed';
  /** The error of the service; `undefined` when the operation has none. */
  declare readonly communicationError?: CommunicationError;
  /** Whether `communicationError` was too deep or too large, so that some of it was left out. */
  declare readonly truncated: boolean;

  constructor(subject: Subject, operation: PhoneNumberOperation) {
    const error = parseCommunicationError(operation);
    const { communicationError } = error;
    super(
      `found a failed purchase: ${communicationError ? describe(communicationError) : 'no reason is given'}`,
      subject,
      {
        code: 'operation-failed',
      },
    );
    Object.assign(this, error);
  }

  /** Tells whether a value is such an error, of this or another installed version of the package. */
  static override isInstance(value: unknown): value is OperationFailedError {
    return isMarked(value, 'OperationFailedError');
  }
}
