import type { CommunicationError } from '@acs-contracts/phone-numbers-types';
import { plainText } from '../base/plain-text.js';
import { property } from '../base/property.js';
import type { Redact } from '../secrets/secrets.js';

/** Errors nest. What is deeper than this is left out, and so is what exceeds this size as JSON, in bytes. */
const maxDepth = 64;
const maxBytes = 50_000;
/** The bytes of an error as JSON, without its strings. */
const bytesOfError = 70;
/** The longest that one string in it may be, in characters. */
const maxLength = 1000;

/** An error that was read. */
export interface ParsedError {
  /** The error; `undefined` if the body has none in the form of the contract. */
  readonly communicationError: CommunicationError | undefined;
  /** Whether a part was left out, because the error was too deep or too large. */
  readonly truncated: boolean;
}

/**
 * Reads the error out of a parsed `CommunicationErrorResponse`, or of an operation that failed. Properties of the wrong
 * type are left out, and so are those that the contract does not name; without a `code` and a `message` there is no
 * error. Every string is redacted, cut to 1,000 characters, and free of control characters.
 */
export function parseCommunicationError(body: unknown, redact: Redact): ParsedError {
  let left = maxBytes;
  let truncated = false;
  const show = (value: string) => {
    truncated ||= value.length > maxLength;
    const text = plainText(redact(value.slice(0, 4 * maxLength)), maxLength);
    // A character takes three bytes of JSON at most.
    left -= 3 * text.length;
    return text;
  };
  const parse = (value: unknown, depth: number): CommunicationError | undefined => {
    const code = property(value, 'code');
    const message = property(value, 'message');
    if (typeof code !== 'string' || typeof message !== 'string') return undefined;
    if (depth > maxDepth || left <= 0) {
      truncated = true;
      return undefined;
    }
    left -= bytesOfError;
    const target = property(value, 'target');
    const details = property(value, 'details');
    const own = {
      code: show(code),
      message: show(message),
      ...(typeof target === 'string' && { target: show(target) }),
    };
    const innererror = parse(property(value, 'innererror'), depth + 1);
    return {
      ...own,
      ...(Array.isArray(details) && { details: details.flatMap((detail) => parse(detail, depth + 1) ?? []) }),
      ...(innererror && { innererror }),
    };
  };
  // In this order: whether it is truncated is known once it is read.
  const communicationError = parse(property(body, 'error'), 0);
  return { communicationError, truncated };
}

/** Returns `code: message`, followed by the innermost `innererror`, which has the cause. */
export function describe(error: CommunicationError): string {
  let cause = error;
  while (cause.innererror) cause = cause.innererror;
  const [head, innermost] = [error, cause].map(
    ({ code, message }) => [code, message].filter((text) => text !== '').join(': ') || 'no reason',
  );
  return cause === error ? `${head}` : `${head} Cause: ${innermost}`;
}
