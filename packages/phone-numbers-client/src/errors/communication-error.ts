import type { CommunicationError } from '@acs-contracts/phone-numbers-types';

/** Errors nest. What is deeper than this, or more than so many, is left out: no answer can fill stack or memory. */
const maxDepth = 64;
const maxErrors = 1000;

/** An error that was read. */
export interface ParsedError {
  /** The error; `undefined` when there is none of the form that the contract has. */
  readonly communicationError: CommunicationError | undefined;
  /** Whether it was too deep or too large, so that some of it was left out. */
  readonly truncated: boolean;
}

/**
 * Reads the error out of a parsed `CommunicationErrorResponse`, or of an operation that failed. Members of the wrong
 * type are left out, and so are those that the contract does not name; without a `code` and a `message` there is no
 * error to read.
 */
export function parseCommunicationError(body: unknown): ParsedError {
  let left = maxErrors;
  let truncated = false;
  const parse = (value: unknown, depth: number): CommunicationError | undefined => {
    const { code, message, target, details, innererror } = Object(value);
    if (typeof code !== 'string' || typeof message !== 'string') return undefined;
    if (depth > maxDepth || left-- <= 0) {
      truncated = true;
      return undefined;
    }
    const inner = parse(innererror, depth + 1);
    return {
      code,
      message,
      ...(typeof target === 'string' && { target }),
      ...(Array.isArray(details) && { details: details.flatMap((detail) => parse(detail, depth + 1) ?? []) }),
      ...(inner && { innererror: inner }),
    };
  };
  // In this order: whether it is truncated is known once it is read.
  const communicationError = parse(Object(body).error, 0);
  return { communicationError, truncated };
}

/** `code: message`, and after it the innermost `innererror`, which has the cause. */
export function describe(error: CommunicationError): string {
  let cause = error;
  while (cause.innererror) cause = cause.innererror;
  const head = `${error.code}: ${error.message}`;
  return cause === error ? head : `${head} Cause: ${cause.code}: ${cause.message}`;
}
