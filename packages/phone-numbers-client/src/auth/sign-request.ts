/** What a signature is made over. */
export interface RequestToSign {
  readonly method: string;
  /** The absolute URL that is sent: what is signed is its path and query as they stand there, and its host. */
  readonly url: string;
  /** The bytes that are sent; empty for a request without a body. */
  readonly body: Uint8Array;
  /** When it is sent: the service refuses what is more than five minutes off. Now by default. */
  readonly date?: Date;
}

/** The headers that a signed request has. */
export interface SignatureHeaders {
  /** RFC 1123, in GMT: a browser lets nobody set `Date`. */
  readonly 'x-ms-date': string;
  /** SHA-256 of the body, base64. */
  readonly 'x-ms-content-sha256': string;
  readonly authorization: string;
}

const signedHeaders = 'x-ms-date;host;x-ms-content-sha256';

/**
 * Signs a request with an access key: HMAC-SHA256 over method, path with query, date, host and body.
 *
 * Source: Microsoft's guide *Sign an HTTP request* (Azure Communication Services), and the strings-to-sign in recorded
 * traffic of the Java client.
 *
 * @throws TypeError when the key is no base64 or the URL not absolute; its message holds neither
 */
export async function signRequest(request: RequestToSign, accessKey: string): Promise<SignatureHeaders> {
  return signWith(await importAccessKey(accessKey), request);
}

/**
 * Makes a key that WebCrypto signs with out of an access key, to be kept for many requests.
 *
 * @throws TypeError when it is no base64; its message does not hold it
 */
async function importAccessKey(accessKey: string): Promise<CryptoKey> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  return crypto.subtle.importKey('raw', decodeAccessKey(accessKey), algorithm, false, ['sign']);
}

/** Signs a request with an imported key, see {@link signRequest}. */
async function signWith(key: CryptoKey, request: RequestToSign): Promise<SignatureHeaders> {
  const { method, body, date = new Date() } = request;
  if (!URL.canParse(request.url)) throw new TypeError('url: expected an absolute URL to sign');
  const { pathname, search, host } = new URL(request.url);
  const time = date.toUTCString();
  const contentHash = encodeBase64(await crypto.subtle.digest('SHA-256', new Uint8Array(body)));
  const text = `${method.toUpperCase()}\n${pathname}${search}\n${time};${host};${contentHash}`;
  const signature = encodeBase64(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text)));
  return {
    'x-ms-date': time,
    'x-ms-content-sha256': contentHash,
    authorization: `HMAC-SHA256 SignedHeaders=${signedHeaders}&Signature=${signature}`,
  };
}

function decodeAccessKey(accessKey: string): Uint8Array<ArrayBuffer> {
  try {
    const bytes = Uint8Array.from(atob(accessKey), (character) => character.charCodeAt(0));
    if (bytes.length > 0) return bytes;
  } catch {
    // The error of `atob` says no more than the one below.
  }
  throw new TypeError('accessKey: expected a key in base64, as the Azure portal shows it');
}

function encodeBase64(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}
