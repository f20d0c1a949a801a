import type { CommunicationError } from '@acs-contracts/phone-numbers-types';
import { isMarked } from './marker.js';
import { type ErrorSubject, PhoneNumbersError, type ResponseHead } from './phone-numbers-error.js';
import { readProblem } from './response-problem.js';

/**
 * The service answered with an error status (4xx, 5xx). The message says which and, if the body says so, why.
 *
 * Source: the REST reference, *Phone Numbers - Purchase Phone Numbers*, "Other Status Codes".
 */
export class CommunicationRequestError extends PhoneNumbersError<'request-refused'> {
  override readonly name = 'CommunicationRequestError';
  override readonly status: number;
  /** The error of the service; `undefined` if the body was empty, malformed or of another form. */
  readonly communicationError: CommunicationError | undefined;
  /** Whether a part of `communicationError` was left out, because it was too deep or too large. */
  readonly truncated: boolean;
  /** The first 200 characters of a body that is no `CommunicationErrorResponse`. */
  readonly bodyText: string | undefined;
  /** After 403: how far the clock of this machine is ahead of the service's, in milliseconds. */
  readonly clockSkewMs: number | undefined;

  constructor(subject: ErrorSubject, response: ResponseHead, body: string) {
    const { problem, communicationError, truncated, bodyText, clockSkewMs } = readProblem(
      subject,
      response,
      body,
    );
    // The conflict may be with a purchase of the same search.
    const isConflict = response.status === 409 && subject.kind === 'purchase';
    const advice = isConflict ? 'Look the purchase up with client.resume.' : undefined;
    super(problem, subject, { code: 'request-refused', response, advice });
    this.status = response.status;
    this.communicationError = communicationError;
    this.truncated = truncated;
    this.bodyText = bodyText;
    this.clockSkewMs = clockSkewMs;
  }

  /** Returns whether a value is such an error, of this or another installed version of the package. */
  static override isInstance(value: unknown): value is CommunicationRequestError {
    return isMarked(value, 'CommunicationRequestError');
  }
}
