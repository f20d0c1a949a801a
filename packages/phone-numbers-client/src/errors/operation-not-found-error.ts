import type { ClientError } from './client-error.js';
import { isMarked } from './marker.js';
import { type ErrorSubject, PhoneNumbersError } from './phone-numbers-error.js';

/**
 * `client.resume` looked for an operation that the service does not know: several reads were answered with 404. As far as
 * anybody can tell, its request never arrived; `client.purchase` may be called again, and looks first.
 */
export class OperationNotFoundError extends PhoneNumbersError<'not-found'> {
  override readonly name = 'OperationNotFoundError';

  /** @param cause the error of the last read, whose response it takes over; absent if no id of an operation is known */
  constructor(subject: ErrorSubject, cause?: ClientError) {
    const what =
      subject.kind === 'operation' ? 'operation with this id' : `operation of this ${subject.kind}`;
    const problem = `The ${subject.phase} found no ${what}`;
    super(problem, subject, { code: 'not-found', response: cause, cause });
  }

  /** Returns whether a value is such an error, of this or another installed version of the package. */
  static override isInstance(value: unknown): value is OperationNotFoundError {
    return isMarked(value, 'OperationNotFoundError');
  }
}
