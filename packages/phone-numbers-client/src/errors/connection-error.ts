import { isMarked } from './marker.js';
import { PhoneNumbersError } from './phone-numbers-error.js';

/**
 * No answer came, or it broke off. The cause is what `fetch` threw; for `credential-failed`, what the credential threw.
 */
export class ConnectionError extends PhoneNumbersError {
  override readonly name = 'ConnectionError';
  declare readonly code: 'connection-failed' | 'certificate-refused' | 'credential-failed';

  /** Tells whether a value is such an error, of this or another installed version of the package. */
  static override isInstance(value: unknown): value is ConnectionError {
    return isMarked(value, 'ConnectionError');
  }
}
