import type { CommunicationError } from '@acs-contracts/phone-numbers-types';

/** Errors nest; below this depth they are left out, so that no answer can overflow the stack. */
const maxDepth = 64;

/**
 * Reads the error out of a parsed `CommunicationErrorResponse`. Members of the wrong type are left out; without a
 * `code` and a `message` there is no error to read, and the result is `undefined`.
 */
export function parseCommunicationError(body: unknown): CommunicationError | undefined {
  return isObject(body) ? parse(body['error'], 0) : undefined;
}

function parse(value: unknown, depth: number): CommunicationError | undefined {
  if (!isObject(value) || depth > maxDepth) return undefined;
  const { code, message, target } = value;
  if (typeof code !== 'string' || typeof message !== 'string') return undefined;
  const innererror = parse(value['innererror'], depth + 1);
  const details = Array.isArray(value['details'])
    ? value['details'].flatMap((detail: unknown) => parse(detail, depth + 1) ?? [])
    : undefined;
  return {
    code,
    message,
    ...(typeof target === 'string' && { target }),
    ...(details !== undefined && { details }),
    ...(innererror !== undefined && { innererror }),
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
