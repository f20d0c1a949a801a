import type { CommunicationError } from '@acs-contracts/phone-numbers-types';
import { isMarked } from './marker.js';
import { type ErrorSubject, PhoneNumbersError, type ResponseHead } from './phone-numbers-error.js';
import { reasonOf } from './reason.js';
import { readProblem } from './response-problem.js';

/**
 * The credential cannot be used: it produced no token or signature (`credential-failed`; the cause is what it threw), or
 * the service refused it with 401, after it was renewed where that is possible (`credential-rejected`).
 */
export class CredentialError extends PhoneNumbersError<'credential-failed' | 'credential-rejected'> {
  override readonly name = 'CredentialError';
  /** The error of the service; `undefined` if it sent none. */
  readonly communicationError: CommunicationError | undefined;
  /** How far the clock of this machine is ahead of the service's, in milliseconds, if the service refused it. */
  readonly clockSkewMs: number | undefined;

  /** @param rejection the response, if there was one, its body, and whether the request had a credential */
  constructor(
    subject: ErrorSubject,
    cause: unknown,
    rejection?: { readonly response: ResponseHead; readonly text: string; readonly isAnonymous: boolean },
  ) {
    const { response, text = '' } = rejection ?? {};
    const advice = rejection?.isAnonymous ? 'The client has no credential' : 'Check the credential';
    const problem = response && readProblem(subject, response, text);
    super(
      problem
        ? `${problem.problem} ${advice}`
        : `The credential failed during the ${subject.phase}: ${reasonOf(cause)}`,
      subject,
      { code: response ? 'credential-rejected' : 'credential-failed', response, cause },
    );
    this.communicationError = problem?.communicationError;
    this.clockSkewMs = problem?.clockSkewMs;
  }

  /** Returns whether a value is such an error, of this or another installed version of the package. */
  static override isInstance(value: unknown): value is CredentialError {
    return isMarked(value, 'CredentialError');
  }
}
