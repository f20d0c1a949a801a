import { checkObject, invalid, isPlain } from '../arguments/check.js';
import { InvalidArgumentError } from '../errors/invalid-argument-error.js';
import type { Secrets } from '../secrets/secrets.js';

/** Headers of every request: a `Headers`, pairs of names and values (a `Map`, too), or an object. */
export type RequestHeaders =
  | Headers
  | Iterable<readonly [name: string, value: string]>
  | Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Names of headers that carry a credential, and of those that never do. */
const secretive = /auth|key|token|secret|cookie|credential|passw|session|signature/;
const harmless = /^(accept.*|content-type|user-agent|.*request-id)$/;

/** What frames a message or belongs to a connection, which every request has of its own (RFC 9110, sections 7.2 and 7.6.1). */
const framing =
  /^(host|content-length|transfer-encoding|connection|keep-alive|proxy-connection|expect|upgrade|trailer|te|http2-settings)$/;

/** A value that looks like a credential: one word of 16 characters or more. */
const word = /^\S{16,}$/;

/**
 * Reads the option `headers`; values that are credentials, by their name or their look, become secrets. Properties that are null or undefined are left out.
 *
 * @param reserved names of headers that the credential sets
 * @throws InvalidArgumentError if it is of another type, a name or value does not fit into a request, or a header is set already
 */
export function readHeaders(
  headers: unknown,
  secrets: Secrets,
  reserved: readonly string[],
): Record<string, string> {
  const result = new Headers();
  if (headers !== undefined) {
    if (!Array.isArray(headers)) checkObject('headers', headers);
    if (!isIterable(headers) && !isPlain(headers))
      throw invalid('headers', 'an object, pairs, a Map or a Headers', headers);
    for (const entry of isIterable(headers) ? headers : Object.entries(headers)) {
      if (!Array.isArray(entry) || entry.length !== 2)
        throw invalid('headers', 'pairs of name and value', entry);
      append(result, entry[0], entry[1]);
    }
  }
  for (const [name, value] of result) {
    if (framing.test(name))
      throw new InvalidArgumentError('headers', `must not have ${name}: each request has its own`);
    if (reserved.includes(name))
      throw new InvalidArgumentError('headers', `must not have ${name}: the credential sets it`);
    if (secretive.test(name) || (word.test(value) && !harmless.test(name))) secrets.add(value);
  }
  return Object.fromEntries(result);
}

function append(headers: Headers, name: unknown, value: unknown): void {
  if (value === undefined || value === null) return;
  if (typeof name !== 'string' || !['string', 'number', 'boolean'].includes(typeof value)) {
    throw invalid('headers', 'strings', typeof name === 'string' ? value : name);
  }
  try {
    headers.append(name, String(value));
  } catch {
    // The error of the platform shows the value, which may be a secret.
    throw new InvalidArgumentError('headers', 'must have names and values that fit into a request');
  }
}

function isIterable(value: object): value is Iterable<unknown> {
  return Symbol.iterator in value;
}
