import { isMarked } from './marker.js';
import { type ErrorSubject, PhoneNumbersError } from './phone-numbers-error.js';

/**
 * No response came, or it broke off (`connection-failed`), the server could not prove who it is (`certificate-refused`),
 * or the option `fetch` returned something that cannot be used as a response (`invalid-response`). The cause is a copy,
 * without secrets, of what `fetch` threw.
 */
export class ConnectionError extends PhoneNumbersError<
  'connection-failed' | 'certificate-refused' | 'invalid-response'
> {
  override readonly name = 'ConnectionError';

  constructor(subject: ErrorSubject, code: ConnectionError['code'], reason: string, cause: unknown) {
    super(`The ${subject.phase} received no usable response: ${reason}`, subject, { code, cause });
  }

  /** Returns whether a value is such an error, of this or another installed version of the package. */
  static override isInstance(value: unknown): value is ConnectionError {
    return isMarked(value, 'ConnectionError');
  }
}
