import type { HeaderList } from '../exchange.js';
import type { ParsedExchange } from '../recorded-exchange.js';

/** An exchange as it was recorded, and what the recorder did not keep. */
export interface Recording {
  readonly exchange: ParsedExchange;
  /** False when the format keeps neither the headers nor the query of requests (nock), or the body was not kept. */
  readonly requestIsComplete: boolean;
  /** False when the format may have dropped headers of responses (the YAML of old Python recordings). */
  readonly responseHeadersAreComplete: boolean;
  /** False when the response had a body that is not in the file, or not all of it. */
  readonly responseBodyIsComplete: boolean;
}

/** Thrown for JSON that is not a recording. The message says what was expected and received, and contains no secret. */
export class NotARecordingError extends Error {
  override readonly name = 'NotARecordingError';
}

/** Returns the error for a property of a recording that has another form; a string is shown up to its query. */
export function unexpected(where: string, expected: string, actual: unknown): NotARecordingError {
  return new NotARecordingError(`expected ${where} to be ${expected}, got ${describe(actual)}`);
}

/** What a value is. Objects are not shown: they may be the headers of a request. */
function describe(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'string') return JSON.stringify(value.replace(/[?#@].*/s, '…').slice(0, 60));
  return value === undefined ? 'nothing' : String(value);
}

/**
 * Returns an object whose properties can be read by name.
 *
 * @param where - the place of the value, for the error
 * @throws NotARecordingError for any other value
 */
export function recordAt(where: string, value: unknown): object {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw unexpected(where, 'an object', value);
}

/** A body whose headers were not kept is assumed to be JSON: this API has nothing else, for a PATCH a merge patch. */
export function assumedHeaders(body: Uint8Array, method?: string): HeaderList {
  const type = method?.toUpperCase() === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  return body.length > 0 ? [['Content-Type', type]] : [];
}

/** Whether a request was sent with a body, so that an empty one in the file means that it was not kept. */
export function expectsBody(method: string, length: string | undefined): boolean {
  return ['POST', 'PATCH'].includes(method.toUpperCase()) && length !== '0';
}
