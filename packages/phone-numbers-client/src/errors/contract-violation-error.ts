import { isMarked } from './marker.js';
import { PhoneNumbersError, type Subject } from './phone-numbers-error.js';

/**
 * The service answered with a success or a redirect that the contract does not promise: another status, ids that are
 * not those of this purchase, a body that is no operation. It is never taken for a success.
 */
export class ContractViolationError extends PhoneNumbersError {
  override readonly name = 'ContractViolationError';
  declare readonly code: 'contract-violation' | 'redirected';
  /** The HTTP status that came; 0 for a redirect in a browser, which hides it. */
  declare readonly status: number;

  /** @param actual what came, beside the status */
  constructor(subject: Subject, response: Response, expected: string, actual: string) {
    const { status, ok } = response;
    super(`expected ${expected}, got ${status} ${actual}`, subject, {
      code: ok ? 'contract-violation' : 'redirected',
      response,
    });
  }

  /** Tells whether a value is such an error, of this or another installed version of the package. */
  static override isInstance(value: unknown): value is ContractViolationError {
    return isMarked(value, 'ContractViolationError');
  }
}
