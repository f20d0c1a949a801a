import type { CommunicationError } from '@acs-contracts/phone-numbers-types';
import { parseCommunicationError } from './communication-error.js';
import { hasMarker } from './marker.js';

const marker = Symbol.for('@acs-contracts/phone-numbers-client/CommunicationRequestError');

/** What the error is made from. */
interface Answer {
  /** Method and path. */
  readonly request: string;
  readonly response: Response;
  /** The parsed body, its text when it is no JSON, or nothing. */
  readonly body: unknown;
}

/**
 * The service answered with an error status (4xx, 5xx). Its message says which and, when the body told, why.
 *
 * Source: the page *Phone Numbers - Purchase Phone Numbers*, "Other Status Codes".
 */
export class CommunicationRequestError extends Error {
  override readonly name = 'CommunicationRequestError';
  /** Tells the errors of this package apart. */
  readonly code = 'request-refused';
  /** The HTTP status: 400 to 599. */
  readonly status: number;
  /** The error of the service; `undefined` when the body was empty, malformed or of another form. */
  readonly communicationError: CommunicationError | undefined;
  /** The first 200 characters of a body that is no `CommunicationErrorResponse`. */
  readonly bodyText: string | undefined;
  /** The correlation vector, to quote to Azure support (`MS-CV`). */
  readonly correlationVector: string | undefined;
  readonly [marker] = true;

  constructor({ request, response, body }: Answer) {
    const communicationError = parseCommunicationError(body);
    const bodyText = communicationError === undefined ? excerpt(body) : undefined;
    const type = response.headers.get('content-type') ?? 'no content type';
    const reason =
      communicationError === undefined
        ? `; expected a CommunicationErrorResponse, got ${bodyText === undefined ? 'an empty body' : `${type}: ${bodyText}`}`
        : ` ${describe(communicationError)}`;
    super(`${request} was refused with ${response.status}${reason}`);
    this.status = response.status;
    this.communicationError = communicationError;
    this.bodyText = bodyText;
    this.correlationVector = response.headers.get('ms-cv') ?? undefined;
  }

  /** Tells whether a value is such an error, of this or another installed version of the package. */
  static isInstance(value: unknown): value is CommunicationRequestError {
    return hasMarker(value, marker);
  }
}

/** `code: message`, and after it the innermost `innererror`, which has the cause. */
function describe(error: CommunicationError): string {
  let cause = error;
  while (cause.innererror !== undefined) cause = cause.innererror;
  const head = `${error.code}: ${error.message}`;
  return cause === error ? head : `${head} Cause: ${cause.code}: ${cause.message}`;
}

function excerpt(body: unknown): string | undefined {
  if (body === undefined || body === '') return undefined;
  const text = (typeof body === 'string' ? body : JSON.stringify(body)).replaceAll(/\s+/g, ' ').trim();
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}
