import { timeIsUp } from '../base/time-is-up.js';
import { isMarked } from './marker.js';
import { type ErrorSubject, PhoneNumbersError } from './phone-numbers-error.js';
import { reasonOf } from './reason.js';

const held = 'Another process holds the claim of this search, and no purchase of it can be read yet';

function failureOf(cause: unknown): string {
  return cause === timeIsUp ? 'did not answer in time' : `failed: ${reasonOf(cause)}`;
}

/**
 * The option `claims` did not permit the purchase: another process holds the search (`claim-held`), or the store threw or
 * did not answer (`claim-failed`; the cause is what it threw). This process sent nothing.
 */
export class ClaimError extends PhoneNumbersError<'claim-held' | 'claim-failed'> {
  override readonly name = 'ClaimError';

  constructor(subject: ErrorSubject, code: 'claim-held' | 'claim-failed', cause?: unknown) {
    super(code === 'claim-held' ? held : `The store of claims ${failureOf(cause)}`, subject, { code, cause });
  }

  /** Returns whether a value is such an error, of this or another installed version of the package. */
  static override isInstance(value: unknown): value is ClaimError {
    return isMarked(value, 'ClaimError');
  }
}
