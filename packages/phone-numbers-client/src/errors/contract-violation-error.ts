import { isMarked } from './marker.js';
import { type ErrorSubject, PhoneNumbersError, type ResponseHead } from './phone-numbers-error.js';

/**
 * The service answered with a success that the contract does not promise (`contract-violation`: another status, a body that
 * is no operation, ids of another purchase where no look-up finds this one), with a redirect, which is never followed
 * (`redirected`), or with a body of more than 1 MiB (`response-too-large`). It is never treated as a success.
 */
export class ContractViolationError extends PhoneNumbersError<
  'contract-violation' | 'redirected' | 'response-too-large'
> {
  override readonly name = 'ContractViolationError';

  /**
   * @param received the response in words, which follow `The purchase was answered with`
   * @param advice what to do next, instead of the advice that the outcome gives
   */
  constructor(
    subject: ErrorSubject,
    code: ContractViolationError['code'],
    received: string,
    response?: ResponseHead,
    advice?: string,
  ) {
    super(`The ${subject.phase} was answered with ${received}`, subject, { code, response, advice });
  }

  /** Returns whether a value is such an error, of this or another installed version of the package. */
  static override isInstance(value: unknown): value is ContractViolationError {
    return isMarked(value, 'ContractViolationError');
  }
}
