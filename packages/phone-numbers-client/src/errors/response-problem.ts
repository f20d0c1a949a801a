import type { CommunicationError } from '@acs-contracts/phone-numbers-types';
import { parseJson } from '../base/parse-json.js';
import { plainText } from '../base/plain-text.js';
import { describe, parseCommunicationError } from './communication-error.js';
import type { ErrorSubject, ResponseHead } from './phone-numbers-error.js';

/** The largest difference between two clocks at which the service accepts a signature, in milliseconds. */
const toleratedSkew = 300_000;

/** What a response with an error status says. */
export interface ResponseProblem {
  /** The error of the service; `undefined` if the body was empty, malformed or of another form. */
  readonly communicationError: CommunicationError | undefined;
  /** Whether a part of `communicationError` was left out, because it was too deep or too large. */
  readonly truncated: boolean;
  /** The first 200 characters of a body that is no `CommunicationErrorResponse`. */
  readonly bodyText: string | undefined;
  /** After 401 or 403: how far the clock of this machine is ahead of the service's, in milliseconds. */
  readonly clockSkewMs: number | undefined;
  /** All of it in one sentence. */
  readonly problem: string;
}

/** Reads what a response with an error status says; its body as text. */
export function readProblem(subject: ErrorSubject, response: ResponseHead, body: string): ResponseProblem {
  const { status, headers } = response;
  const { communicationError, truncated } = parseCommunicationError(parseJson(body), subject.redact);
  const bodyText = communicationError ? undefined : plainText(subject.redact(body.slice(0, 2000)), 200);
  const denied = status === 401 || status === 403;
  const clockSkewMs = (denied && Date.now() - Date.parse(headers.get('date') ?? '')) || undefined;
  const reason = communicationError
    ? `: ${describe(communicationError)}`
    : ` and ${bodyText === '' ? 'an empty body' : `a body that is no CommunicationError: ${JSON.stringify(bodyText)}`}`;
  const hint =
    Math.abs(clockSkewMs ?? 0) > toleratedSkew
      ? ` Check the clock of this machine: it differs by ${clockSkewMs} ms.`
      : '';
  const problem = `The ${subject.phase} was answered with ${status}${reason.replace(/[^.]$/, '$&.')}${hint}`;
  return { communicationError, truncated, bodyText, clockSkewMs, problem };
}
