import { isMarked } from './marker.js';
import { PhoneNumbersError } from './phone-numbers-error.js';

/**
 * The caller's signal was aborted (`aborted`, and its reason is the cause), or time ran out: for one request
 * (`timed-out`), or for an operation that has not ended (`still-running`; the last error of a read is the cause).
 */
export class InterruptedError extends PhoneNumbersError {
  override readonly name = 'InterruptedError';
  declare readonly code: 'aborted' | 'timed-out' | 'still-running';

  /** Tells whether a value is such an error, of this or another installed version of the package. */
  static override isInstance(value: unknown): value is InterruptedError {
    return isMarked(value, 'InterruptedError');
  }
}
