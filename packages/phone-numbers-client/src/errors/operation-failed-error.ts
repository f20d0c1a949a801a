import type { CommunicationError } from '@acs-contracts/phone-numbers-types';
import { describe, parseCommunicationError } from './communication-error.js';
import { isMarked } from './marker.js';
import { type ErrorSubject, PhoneNumbersError } from './phone-numbers-error.js';

/** The operation ended as failed. A purchase may have delivered some of the phone numbers all the same. */
export class OperationFailedError extends PhoneNumbersError<'operation-failed'> {
  override readonly name = 'OperationFailedError';
  /** The error of the service; `undefined` if the operation has none. */
  readonly communicationError: CommunicationError | undefined;
  /** Whether a part of `communicationError` was left out, because it was too deep or too large. */
  readonly truncated: boolean;
  /** After a purchase: the phone numbers that the resource owns all the same; `undefined` if that cannot be told. */
  readonly delivered: readonly string[] | undefined;

  /**
   * @param operation the operation as it was read
   * @param delivered what was bought, of a purchase
   * @param attempt whether it is certain that the operation belongs to this purchase, and not to an earlier one
   */
  constructor(
    subject: ErrorSubject,
    operation: unknown,
    delivered?: readonly string[] | undefined,
    attempt: 'this' | 'latest' = 'this',
  ) {
    const { communicationError, truncated } = parseCommunicationError(operation, subject.redact);
    const reason = communicationError ? describe(communicationError) : 'the service gave no reason';
    const which =
      attempt === 'this' ? `The ${subject.kind} failed` : 'The latest known attempt to purchase failed';
    const advice = subject.kind === 'purchase' ? adviceFor(delivered) : undefined;
    super(`${which}: ${reason}`, subject, { code: 'operation-failed', advice });
    this.communicationError = communicationError;
    this.truncated = truncated;
    this.delivered = delivered;
  }

  /** Returns whether a value is such an error, of this or another installed version of the package. */
  static override isInstance(value: unknown): value is OperationFailedError {
    return isMarked(value, 'OperationFailedError');
  }
}

function adviceFor(delivered: readonly string[] | undefined): string {
  if (delivered === undefined) {
    return 'Whether phone numbers were delivered could not be read: look at those that the resource owns.';
  }
  if (delivered.length === 0) return 'Nothing was bought.';
  const shown = delivered.slice(0, 5).join(', ');
  return `Bought all the same: ${shown}${delivered.length > 5 ? ` and ${delivered.length - 5} more` : ''}.`;
}
