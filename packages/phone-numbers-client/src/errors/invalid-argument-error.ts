import { plainText } from '../base/plain-text.js';
import { nothingToRedact } from '../secrets/safe-cause.js';
import { isMarked } from './marker.js';
import { type ErrorSubject, PhoneNumbersError } from './phone-numbers-error.js';

/**
 * An option or argument cannot be used. The call is refused before it sends anything. The message names it, what was expected,
 * and the type of what was received, never the value, which may be a secret.
 */
export class InvalidArgumentError extends PhoneNumbersError<'invalid-argument'> {
  override readonly name = 'InvalidArgumentError';
  /** The name of the option or argument: `timeoutMs`, `credential.key`. */
  readonly argument: string;

  /**
   * @param problem what follows the name: `must be a positive number (received NaN)`
   * @param subject the purchase that another call has under way, which the argument does not fit
   */
  constructor(argument: string, problem: string, subject?: ErrorSubject) {
    super(
      `${argument} ${problem}`,
      { outcome: 'not-sent', redact: nothingToRedact, ...subject, phase: 'arguments' },
      { code: 'invalid-argument' },
    );
    this.argument = plainText(argument, 100);
  }

  /** Returns whether a value is such an error, of this or another installed version of the package. */
  static override isInstance(value: unknown): value is InvalidArgumentError {
    return isMarked(value, 'InvalidArgumentError');
  }
}
