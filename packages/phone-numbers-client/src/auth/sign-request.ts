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

/**
 * Signs a request with an access key: HMAC-SHA256 over method, path with query, date, host and body.
 *
 * Source: Microsoft's guide *Sign an HTTP request* (Azure Communication Services), and the strings-to-sign in recorded
 * traffic of the Java client.
 *
 * @throws TypeError when the key is no base64 or the URL not absolute; its message does not hold the key
 */
export async function signRequest(request: RequestToSign, accessKey: string): Promise<SignatureHeaders> {
  return signWith(await importAccessKey(accessKey), request);
}

/**
 * Makes a key that WebCrypto signs with out of an access key, to be kept for many requests.
 *
 * @throws TypeError when it is no base64; its message does not hold it
 */
export async function importAccessKey(accessKey: string): Promise<CryptoKey> {
  try {
    const bytes = Uint8Array.from(atob(accessKey), (character) => character.charCodeAt(0));
    return await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  } catch {
    throw new TypeError('accessKey: expected base64');
  }
}

/** Signs a request with an imported key, see {@link signRequest}. */
export async function signWith(key: CryptoKey, request: RequestToSign): Promise<SignatureHeaders> {
  const { pathname, search, host } = new URL(request.url);
  const date = (request.date ?? new Date()).toUTCString();
  const hash = await hashOf(request.body);
  const text = `${request.method.toUpperCase()}\n${pathname}${search}\n${date};${host};${hash}`;
  const signature = encodeBase64(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text)));
  return {
    'x-ms-date': date,
    'x-ms-content-sha256': hash,
    authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`,
  };
}

/** SHA-256, base64. That of nothing is known: every read has it. */
async function hashOf(body: Uint8Array): Promise<string> {
  if (body.length === 0) return '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';
  return encodeBase64(await crypto.subtle.digest('SHA-256', new Uint8Array(body)));
}

function encodeBase64(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}
