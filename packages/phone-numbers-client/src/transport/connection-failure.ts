/** What Node calls a certificate that it refuses. */
const certificate = /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_CERT)/;

/** What ends an attempt to connect: the system call, the code or the message of Node and undici. */
const connecting =
  /^(connect|getaddrinfo|UND_ERR_CONNECT_TIMEOUT|ERR_SSL_WRONG_VERSION_NUMBER|Proxy response .*|.* before secure TLS connection .*)$/;

/** What is known of a request that got no answer. */
export interface ConnectionFailure {
  /** The server's certificate was refused. */
  readonly isCertificate: boolean;
  /** It provably never left: there was no connection to send it on. */
  readonly notSent: boolean;
  /** Code and message of the innermost cause. */
  readonly reason: string;
}

/**
 * Reads out of what `fetch` threw whether the request can have reached the server. Only what proves the contrary counts;
 * a browser proves nothing.
 */
export function readConnectionFailure(error: unknown): ConnectionFailure {
  const { code, syscall, message } = innermost(error);
  const isCertificate = certificate.test(code);
  const notSent = isCertificate || [syscall, code, message].some((sign) => connecting.test(sign));
  return { isCertificate, notSent, reason: `${code} ${message}` };
}

/** The cause of the cause; of several, the first: undici gives one for each address that it tried. */
function innermost(error: unknown, depth = 0): Record<'code' | 'syscall' | 'message', string> {
  const { cause, errors, code = '', syscall = '', message = '' } = Object(error);
  const next: unknown = cause ?? errors?.[0];
  return next === undefined || depth > 8 ? { code, syscall, message } : innermost(next, depth + 1);
}
