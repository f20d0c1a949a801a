import { checkOptions, invalid, readArguments } from '../arguments/check.js';
import { importAccessKey } from './access-key.js';
import type { Signer } from './signer.js';

/** RFC 9110, section 5.6.2. */
const token = /^[!#$%&'*+.^`|~\w-]+$/;

/** SHA-256 of no bytes, base64. */
const hashOfNothing = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';

/** What a signature is made over. */
export interface RequestToSign {
  readonly method: string;
  /** The absolute URL that is sent: its path and query, as they are, and its host are signed. */
  readonly url: string;
  /** The bytes that are sent; empty for a request without a body. */
  readonly body: Uint8Array;
  /** When it is sent: the service refuses a difference of more than five minutes. @default the current time */
  readonly date?: Date | undefined;
}

/** The headers that a signed request has. */
export interface SignatureHeaders {
  /** RFC 1123, in GMT: a browser does not allow `Date`. */
  readonly 'x-ms-date': string;
  /** SHA-256 of the body, base64. */
  readonly 'x-ms-content-sha256': string;
  readonly authorization: string;
}

/**
 * Signs a request with an access key: HMAC-SHA256 over method, path with query, date, host and body.
 *
 * Source: Microsoft's guide *Sign an HTTP request* (Azure Communication Services), and the strings-to-sign in recorded
 * traffic of the Java client.
 *
 * @throws InvalidArgumentError if the key is not base64, the URL not absolute, or another property of the wrong type; the
 *   message does not contain the key
 */
export async function signRequest(request: RequestToSign, accessKey: string): Promise<SignatureHeaders> {
  const signer = importAccessKey('accessKey', accessKey);
  return signWith(
    signer,
    readArguments('request', () => checkRequest(request)),
  );
}

function checkRequest(request: RequestToSign): RequestToSign {
  checkOptions('request', request);
  const { method, url, body, date } = request;
  if (typeof method !== 'string' || !token.test(method)) throw invalid('method', 'a method of HTTP', method);
  if (typeof url !== 'string' || !URL.canParse(url)) throw invalid('url', 'an absolute URL', url);
  if (!ArrayBuffer.isView(body)) throw invalid('body', 'a Uint8Array', body);
  if (
    date !== undefined &&
    !(Object.prototype.toString.call(date) === '[object Date]' && Number.isFinite(date.getTime()))
  ) {
    throw invalid('date', 'a valid Date', date);
  }
  return { method, url, body, date };
}

/** Signs a request with the signer of a key, see {@link signRequest}. */
export async function signWith(signer: Signer, request: RequestToSign): Promise<SignatureHeaders> {
  const { pathname, search, host } = new URL(request.url);
  const date = (request.date ?? new Date()).toUTCString();
  // That of an empty body is known: every read has it.
  const hash = request.body.length === 0 ? hashOfNothing : await signer.hash(request.body);
  const text = `${request.method.toUpperCase()}\n${pathname}${search}\n${date};${host};${hash}`;
  const signature = await signer.sign(text);
  return {
    'x-ms-date': date,
    'x-ms-content-sha256': hash,
    authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`,
  };
}
