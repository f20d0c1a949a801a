import { isArray, property } from '../base/property.js';
import { reasonOf } from '../errors/reason.js';

/** What Node calls a certificate that it refuses. */
const certificate = /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_CERT)/;

/** What ends an attempt to connect: the system call, the code or the message of Node and undici. */
const connecting =
  /^(connect|getaddrinfo|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ERR_SSL_WRONG_VERSION_NUMBER|Proxy response .*|.* before secure TLS connection .*)$/;

/** What ends a connection that was made: the request may have been sent on it. */
const connected = /^(read|write|writev|shutdown|EPIPE|ECONNRESET|UND_ERR_|HPE_)/;

/** The number of causes that are looked at. */
const maxDepth = 100;

/** What is known of a request that got no response. */
export interface ConnectionFailure {
  /** The server's certificate was refused. */
  readonly isCertificate: boolean;
  /** It provably never left: there was no connection to send it on, or what sends it says so. */
  readonly notSent: boolean;
  /** Code and message of the innermost cause. */
  readonly reason: string;
}

/**
 * Reads out of what `fetch` threw whether the request can have reached the server. Only proof of the contrary counts: a
 * failed attempt to connect, or `requestSent: false` on the error or one of its causes. A browser proves nothing.
 */
export function readConnectionFailure(error: unknown): ConnectionFailure {
  let innermost = error;
  for (let depth = 0; depth < maxDepth; depth++) {
    const [next] = causesOf(innermost);
    if (next === undefined || next === null) break;
    innermost = next;
  }
  const { code, message } = signsOf(innermost);
  const isCertificate = certificate.test(code);
  return {
    isCertificate,
    notSent: isCertificate || provesNotSent(error, 0),
    reason: `${code} ${message}`.trim() || nameOf(innermost),
  };
}

/**
 * The outermost error that says something counts. Of several errors, such as one for each address that was tried, or for
 * each time that a wrapper of `fetch` has tried, all must prove it.
 */
function provesNotSent(error: unknown, depth: number): boolean {
  const said = property(error, 'requestSent');
  if (typeof said === 'boolean') return !said;
  // Its own code is that of one of them.
  const isOfSeveral = isArray(property(error, 'errors'));
  const { code, syscall, message } = signsOf(error);
  const signs = [syscall, code, message];
  if (!isOfSeveral && signs.some((sign) => connecting.test(sign))) return true;
  if (connected.test(syscall) || connected.test(code)) return false;
  const causes = causesOf(error);
  return depth < maxDepth && causes.length > 0 && causes.every((cause) => provesNotSent(cause, depth + 1));
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
