import { isArray, property } from '../base/property.js';
import { reasonOf } from '../errors/reason.js';
import { isAboutEndpoint, isAboutRequest, type Sending } from './sending.js';

/** What Node calls a certificate that it refuses. */
const certificate = /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_CERT)/;

/** What ends an attempt to connect: the system call, the code or the message of Node and undici. */
const connecting =
  /^(connect|getaddrinfo|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ERR_SSL_WRONG_VERSION_NUMBER|Proxy response .*|.* before secure TLS connection .*)$/;

/** The code of what ends a connection that was made: the request may have been sent on it. */
const connected = /^(EPIPE|ECONNRESET|UND_ERR_|HPE_)/;

/** The number of causes that are looked at. */
const maxDepth = 100;

/** What is known of a request that got no response. */
export interface ConnectionFailure {
  /** The server's certificate was refused. */
  readonly isCertificate: boolean;
  /** Code and message of the innermost cause. */
  readonly reason: string;
}

/** Returns why a request got no response, by what was thrown. */
export function readConnectionFailure(error: unknown): ConnectionFailure {
  let innermost = error;
  for (let depth = 0; depth < maxDepth; depth++) {
    const [next] = causesOf(innermost);
    if (next === undefined || next === null) break;
    innermost = next;
  }
  const { code, message } = signsOf(innermost);
  return {
    isCertificate: certificate.test(code),
    reason: `${code} ${message}`.trim() || nameOf(innermost),
  };
}

/**
 * Returns whether what was thrown instead of a response proves that the request never left. Only two things do:
 * `requestSent: false` on the error or one of its causes, and a failed attempt to connect to the endpoint, before which
 * nothing can have been sent. A browser proves nothing.
 *
 * The outermost error that says something counts. Of several errors, such as one for each address that was tried, or for
 * each time that a wrapper of `fetch` has tried, all must prove it.
 */
export function provesNotSent(error: unknown, sending: Sending, depth = 0): boolean {
  if (!isAboutRequest(error, sending)) return false;
  const said = property(error, 'requestSent');
  if (typeof said === 'boolean') return !said;
  // Its own code is that of one of them.
  const isOfSeveral = isArray(property(error, 'errors'));
  const { code, syscall } = signsOf(error);
  if (syscall !== '' && !connecting.test(syscall)) return false;
  const causes = causesOf(error);
  if (!isOfSeveral && isConnecting(error))
    return isAboutEndpoint(error, sending) && !causes.some((cause) => showsSent(cause));
  if (connected.test(code)) return false;
  return (
    depth < maxDepth && causes.length > 0 && causes.every((cause) => provesNotSent(cause, sending, depth + 1))
  );
}

/** Returns whether a cause is that of a connection that was made: a wrapper that tries again may keep its first failure as the cause. */
function showsSent(cause: unknown, depth = 0): boolean {
  if (property(cause, 'requestSent') === true || depth === maxDepth) return true;
  const { code, syscall } = signsOf(cause);
  const isMade = connected.test(code) || /^(read|write|shutdown)$/.test(syscall);
  return (isMade && !isConnecting(cause)) || causesOf(cause).some((next) => showsSent(next, depth + 1));
}

function isConnecting(error: unknown): boolean {
  const { code, syscall, message } = signsOf(error);
  return [syscall, code, message].some((sign) => connecting.test(sign)) || certificate.test(code);
}

function causesOf(error: unknown): readonly unknown[] {
  const cause = property(error, 'cause');
  const errors = property(error, 'errors');
  return [
    ...(cause === undefined || cause === null ? [] : [cause]),
    ...(isArray(errors) ? errors.slice(0, maxDepth) : []),
  ];
}

function signsOf(error: unknown) {
  const read = (name: string) => {
    const value = property(error, name);
    return typeof value === 'string' ? value.slice(0, 1000) : '';
  };
  return { code: read('code'), syscall: read('syscall'), message: read('message') };
}

/** An object may throw when it is converted. */
function nameOf(thrown: unknown): string {
  const isObject = typeof thrown === 'object' || typeof thrown === 'function';
  return reasonOf(isObject ? '' : String(thrown));
}
