import { invalid } from '../arguments/check.js';
import { isLoopback } from '../base/loopback.js';
import { property } from '../base/property.js';
import { InvalidArgumentError } from '../errors/invalid-argument-error.js';

/** The first segment of the sample URL in the REST reference, which people paste as it is. */
const samplePath = /^\/+availablePhoneNumbers(\/:purchase)?\/?$/;

/**
 * Returns the origin of a Communication Services resource, from its endpoint: `https://resourcename.communication.azure.com`.
 *
 * Slashes at the end do not matter, and the sample of the REST reference,
 * `https://…//availablePhoneNumbers/:purchase?api-version=…`, is read as its origin.
 *
 * @param allowInsecureConnection - whether `http:` is permitted on other machines, too
 * @throws InvalidArgumentError if it is not an absolute http(s) URL, has credentials, a fragment, a query or a path of its
 *   own, or is `http:`, not on this machine and not permitted: a purchase is not sent where others can read its credentials.
 *   The message contains nothing of the value, which may be a connection string or contain a password.
 */
export function parseEndpoint(endpoint: string | URL, allowInsecureConnection = false): string {
  // A URL of another realm, such as that of a test runner, is no instance of this one's class.
  if (typeof endpoint !== 'string' && typeof property(endpoint, 'href') !== 'string') {
    throw invalid('endpoint', 'a string or a URL', endpoint);
  }
  const problem = findProblem(String(endpoint), allowInsecureConnection);
  if (problem === undefined) return new URL(endpoint).origin;
  throw new InvalidArgumentError(
    'endpoint',
    `must be a URL like https://resourcename.communication.azure.com (received one ${problem})`,
  );
}

function findProblem(text: string, allowInsecureConnection: boolean): string | undefined {
  if (!URL.canParse(text)) return 'that is not absolute';
  const { protocol, hostname, username, password, pathname, search, hash } = new URL(text);
  if (!/^https?:/.test(protocol)) return 'that is not https';
  if (protocol === 'http:' && !allowInsecureConnection && !isLoopback(hostname)) {
    return 'that is not https, nor on this machine: see allowInsecureConnection';
  }
  if (username || password) return 'with a user name';
  if (samplePath.test(pathname)) return undefined;
  if (/[^/]/.test(pathname)) return 'with a path';
  return search || hash ? 'with a query or fragment' : undefined;
}
