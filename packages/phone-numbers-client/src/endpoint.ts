import { InvalidArgumentError } from './errors/invalid-argument-error.js';

/** The first segment of the page's sample URL, which people paste as it stands. */
const samplePath = /^\/+availablePhoneNumbers(\/:purchase)?\/?$/;

/** What can only mean this machine (RFC 6761, section 6.3), as `URL` writes it. */
const loopback = /^(.+\.)?localhost$|^127(\.\d+){3}$|^\[::1\]$/;

/**
 * The origin of a Communication Services resource, from its endpoint: `https://resourcename.communication.azure.com`.
 *
 * Slashes at the end do not matter, and the page's own sample, `https://…//availablePhoneNumbers/:purchase?api-version=…`,
 * is taken for its origin.
 *
 * @throws InvalidArgumentError when it is no absolute http(s) URL, has credentials, a fragment, a query or a path of its own, or
 *   is `http:` and not on this machine: a purchase is not sent where others can read its credentials. Its message holds
 *   nothing of the text, which may be a connection string or hold a password.
 */
export function parseEndpoint(endpoint: string | URL): string {
  const problem = findProblem(String(endpoint));
  if (problem === undefined) return new URL(endpoint).origin;
  throw new InvalidArgumentError(
    `endpoint: expected a URL like https://resourcename.communication.azure.com, got one ${problem}`,
  );
}

function findProblem(text: string): string | undefined {
  if (!URL.canParse(text)) return 'that is not absolute';
  const { protocol, hostname, username, password, pathname, search, hash } = new URL(text);
  if (!/^https?:/.test(protocol)) return 'that is not https';
  if (protocol === 'http:' && !loopback.test(hostname)) return 'that is not https, nor on this machine';
  if (username || password) return 'with a user name';
  if (samplePath.test(pathname)) return undefined;
  if (/[^/]/.test(pathname)) return 'with a path';
  return search || hash ? 'with a query or fragment' : undefined;
}
