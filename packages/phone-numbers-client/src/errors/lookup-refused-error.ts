import type { CommunicationError } from '@acs-contracts/phone-numbers-types';
import type { ClientError } from './client-error.js';
import { isMarked } from './marker.js';
import { adviceOf, type ErrorSubject, PhoneNumbersError } from './phone-numbers-error.js';

/**
 * The read of the operation before the purchase was answered with something that does not tell whether the search was
 * purchased before, or with 410, which says that it was. Nothing was sent by this call. The option `existing: 'ignore'` skips the
 * read; it is of no use where this client has sent the purchase before (`unknown`).
 */
export class LookupRefusedError extends PhoneNumbersError<'lookup-refused'> {
  override readonly name = 'LookupRefusedError';
  /** The error of the service; `undefined` if it sent none. */
  readonly communicationError: CommunicationError | undefined;

  /** @param cause the error of the read, whose response it takes over */
  constructor(subject: ErrorSubject, cause: ClientError) {
    const advice = adviceFor(subject, cause);
    // It ends with the advice of the outcome already.
    super(cause.message.replace(adviceOf(subject) ?? '', '').trimEnd(), subject, {
      code: 'lookup-refused',
      response: cause,
      cause,
      advice,
    });
    this.communicationError = 'communicationError' in cause ? cause.communicationError : undefined;
  }

  /** Returns whether a value is such an error, of this or another installed version of the package. */
  static override isInstance(value: unknown): value is LookupRefusedError {
    return isMarked(value, 'LookupRefusedError');
  }
}

function adviceFor({ outcome }: ErrorSubject, { status }: ClientError): string | undefined {
  if (status === 410) return 'The search was purchased once, and its operation is gone.';
  // This client has sent it.
  if (outcome === 'unknown') return undefined;
  const proviso = ', once you know that it was not purchased before: this may be its operation.';
  return `Pass existing: 'ignore' to purchase without this read${status === 200 ? proviso : '.'}`;
}
