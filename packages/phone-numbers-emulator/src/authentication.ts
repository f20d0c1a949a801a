/** The key of an emulator that was given none: no secret. Base64, as the keys of a resource are. */
export const defaultAccessKey = btoa('an access key of the emulator, not a secret');

const allowedSkewMilliseconds = 5 * 60_000;
const hmac = /^HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=([A-Za-z0-9+/]{43}=)$/i;
const base64 = /^[A-Za-z0-9+/]*={0,2}$/;
/** A JSON Web Token in its compact form: header, payload and signature (RFC 7515, section 7.1). */
const bearer = /^Bearer +([\w-]+)\.[\w-]+\.[\w-]+$/i;

/**
 * Checks who asks: an access key's signature for real, a token by its shape (it would take a tenant to do more), which
 * has three parts, and does not say that it is not signed.
 * Dates are held against the time of this machine, not the emulator's clock: clients sign with theirs.
 *
 * @returns why the request is refused; nothing when it may pass
 */
export async function refuseStranger(
  request: Request,
  body: Uint8Array,
  accessKey: string,
): Promise<string | undefined> {
  const authorization = request.headers.get('authorization');
  if (authorization === null) return 'Denied by the resource provider. The Authorization header is missing.';
  const header = bearer.exec(authorization)?.[1];
  if (header !== undefined) {
    if (!isUnsigned(header)) return undefined;
    return 'Denied by the resource provider. The token is not signed.';
  }
  const signature = hmac.exec(authorization)?.[1];
  if (signature === undefined) {
    return 'Denied by the resource provider. Expected Authorization to be a bearer token of three parts, or HMAC-SHA256 with SignedHeaders=x-ms-date;host;x-ms-content-sha256.';
  }
  return refuseSignature(request, body, accessKey, signature);
}

/** Whether the header of a token says that nobody has signed it (RFC 7519, section 6). One that is no JSON says nothing. */
function isUnsigned(header: string): boolean {
  try {
    const text = atob(header.replaceAll('-', '+').replaceAll('_', '/'));
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('alg' in value)) return false;
    return String(value.alg).toLowerCase() === 'none';
  } catch {
    return false;
  }
}

async function refuseSignature(request: Request, body: Uint8Array, accessKey: string, signature: string) {
  const date = request.headers.get('x-ms-date');
  const skew = Date.now() - Date.parse(date ?? '');
  if (date === null || !(Math.abs(skew) <= allowedSkewMilliseconds)) {
    return `Denied by the resource provider. Expected x-ms-date within five minutes of now, got ${date ?? 'none'}.`;
  }
  const hash = toBase64(await crypto.subtle.digest('SHA-256', body.slice()));
  if (request.headers.get('x-ms-content-sha256') !== hash) {
    return "Request 'x-ms-content-sha256' differs from generated content hash.";
  }
  const url = new URL(request.url);
  const host = request.headers.get('host') ?? url.host;
  const text = `${request.method}\n${url.pathname}${url.search}\n${date};${host};${hash}`;
  if (await isSignatureOf(text, signature, accessKey)) return undefined;
  return `Denied by the resource provider. HMAC-SHA256 validation failed; the string to sign is ${JSON.stringify(text)}.`;
}

/** Whether a signature (base64) is that of a text, made with an access key. */
export async function isSignatureOf(text: string, signature: string, accessKey: string): Promise<boolean> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', fromBase64(accessKey), algorithm, false, ['verify']);
  return crypto.subtle.verify('HMAC', key, fromBase64(signature), new TextEncoder().encode(text));
}

/** Whether a value can be an access key: standard base64, padding included, of at least one byte. */
export function isAccessKey(value: unknown): boolean {
  return typeof value === 'string' && value !== '' && value.length % 4 === 0 && base64.test(value);
}

function toBase64(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
