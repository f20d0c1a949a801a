import { plainText } from '../base/plain-text.js';
import { isMarked } from './marker.js';
import { type ErrorSubject, PhoneNumbersError } from './phone-numbers-error.js';
import { reasonOf } from './reason.js';

/**
 * The caller's signal was aborted (`aborted`; the cause is its reason), or time ran out: for a request (`timed-out`), or
 * for an operation that has not ended (`still-running`). If the last request before that had failed, the cause is its error,
 * and the message names it.
 */
export class InterruptedError extends PhoneNumbersError<'aborted' | 'timed-out' | 'still-running'> {
  override readonly name = 'InterruptedError';

  constructor(subject: ErrorSubject, code: InterruptedError['code'], cause?: unknown) {
    const problem = code === 'aborted' ? 'was aborted' : 'did not end in time';
    const advice = cause && code !== 'aborted' ? plainText(reasonOf(cause), 900) : undefined;
    super(`The ${subject.phase} ${problem}`, subject, { code, cause, advice });
  }

  /** Returns whether a value is such an error, of this or another installed version of the package. */
  static override isInstance(value: unknown): value is InterruptedError {
    return isMarked(value, 'InterruptedError');
  }
}
