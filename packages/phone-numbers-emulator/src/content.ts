import type { CommunicationError } from '@acs-contracts/phone-numbers-types';
import type { Answer } from './answer.js';

const encoder = new TextEncoder();

/** An answer with JSON. Members stand in the order of the value. */
export function json(status: number, value: unknown, headers: Answer['headers'] = []): Answer {
  return {
    status,
    headers: [['Content-Type', 'application/json; charset=utf-8'], ...headers],
    body: toBytes(value),
  };
}

/** An error as the service writes it: without a charset, unlike its successes. */
export function error(
  status: number,
  value: CommunicationError | VersioningError,
  headers: Answer['headers'] = [],
): Answer {
  return {
    status,
    headers: [['Content-Type', 'application/json'], ...headers],
    body: toBytes({ error: value }),
  };
}

/** An error of the versioning layer of the service, which writes one member in camel case, and as null. */
export interface VersioningError {
  readonly code: string;
  readonly message: string;
  readonly innerError: null;
}

function toBytes(value: unknown): Uint8Array {
  return encoder.encode(JSON.stringify(value));
}
