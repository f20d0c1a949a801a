import type { CommunicationError } from '@acs-contracts/phone-numbers-types';
import { parseJson } from '../transport/parse-json.js';
import { describe, parseCommunicationError } from './communication-error.js';
import { excerpt } from './excerpt.js';
import { isMarked } from './marker.js';
import { PhoneNumbersError, type Subject } from './phone-numbers-error.js';

/** More than this, and the service refuses a signature; in milliseconds. */
const toleratedSkew = 300_000;

/**
 * The service answered with an error status (4xx, 5xx). Its message says which and, when the body told, why.
 *
 * Source: the page *Phone Numbers - Purchase Phone Numbers*, "Other Status Codes".
 */
export class CommunicationRequestError extends PhoneNumbersError {
  override readonly name = 'CommunicationRequestError';
  declare readonly code: 'request-refused';
  declare readonly status: number;
  /** The error of the service; `undefined` when the body was empty, malformed or of another form. */
  declare readonly communicationError?: CommunicationError;
  /** Whether `communicationError` was too deep or too large, so that some of it was left out. */
  declare readonly truncated: boolean;
  /** The first 200 characters of a body that is no `CommunicationErrorResponse`. */
  declare readonly bodyText?: string;
  /** After 401 or 403: how far the clock of this machine is ahead of the service's, in milliseconds. */
  declare readonly clockSkewMs?: number;

  /** @param body its text */
  constructor(subject: Subject, response: Response, body: string) {
    const { status, headers } = response;
    const { communicationError, truncated } = parseCommunicationError(parseJson(body));
    const bodyText = communicationError ? undefined : excerpt(body);
    const denied = status === 401 || status === 403;
    const clockSkewMs = (denied && Date.now() - Date.parse(headers.get('date') ?? '')) || undefined;
    const reason = communicationError
      ? describe(communicationError)
      : `and no CommunicationError but ${JSON.stringify(bodyText)}`;
    super(`failed with ${status} ${reason}${hint(status, clockSkewMs)}`, subject, {
      code: 'request-refused',
      response,
    });
    Object.assign(this, { communicationError, truncated, bodyText, clockSkewMs });
  }

  /** Tells whether a value is such an error, of this or another installed version of the package. */
  static override isInstance(value: unknown): value is CommunicationRequestError {
    return isMarked(value, 'CommunicationRequestError');
  }
}

/** What to do about some statuses. */
function hint(status: number, clockSkewMs = 0): string {
  if (Math.abs(clockSkewMs) > toleratedSkew) return ` Check the clock: it is off by ${clockSkewMs} ms.`;
  if (status === 401) return ' Check the credential.';
  return status === 409 ? ' Look it up with client.resume.' : '';
}
