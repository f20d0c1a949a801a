import type { Answer } from './answer.js';
import { denied } from './refusals.js';

/** The key of an emulator that was given none: no secret. Base64, as the keys of a resource are. */
export const defaultAccessKey = btoa('an access key of the emulator, not a secret');

const allowedSkewMilliseconds = 5 * 60_000;
const hmac = /^HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=([A-Za-z0-9+/]{43}=)$/i;
const bearer = /^Bearer +[\w.~+/-]+=*$/i;

/**
 * Checks who asks: an access key's signature for real, a token by its shape (it would take a tenant to do more).
 * Dates are held against the time of this machine, not the emulator's clock: clients sign with theirs.
 *
 * @returns the refusal; nothing when the request may pass
 */
export async function refuseStranger(
  request: Request,
  body: Uint8Array,
  accessKey: string,
): Promise<Answer | undefined> {
  const authorization = request.headers.get('authorization');
  if (authorization === null)
    return denied('Denied by the resource provider. The Authorization header is missing.');
  if (bearer.test(authorization)) return undefined;
  const signature = hmac.exec(authorization)?.[1];
  if (signature === undefined) {
    return denied(
      'Denied by the resource provider. Expected Authorization to be a bearer token, or HMAC-SHA256 with SignedHeaders=x-ms-date;host;x-ms-content-sha256.',
    );
  }
  return refuseSignature(request, body, accessKey, signature);
}

async function refuseSignature(request: Request, body: Uint8Array, accessKey: string, signature: string) {
  const date = request.headers.get('x-ms-date');
  const skew = Date.now() - Date.parse(date ?? '');
  if (date === null || !(Math.abs(skew) <= allowedSkewMilliseconds)) {
    return denied(
      `Denied by the resource provider. Expected x-ms-date within five minutes of now, got ${date ?? 'none'}.`,
    );
  }
  const hash = toBase64(await crypto.subtle.digest('SHA-256', body.slice()));
  if (request.headers.get('x-ms-content-sha256') !== hash) {
    return denied("Request 'x-ms-content-sha256' differs from generated content hash.");
  }
  const url = new URL(request.url);
  const host = request.headers.get('host') ?? url.host;
  const text = `${request.method}\n${url.pathname}${url.search}\n${date};${host};${hash}`;
  if (await verify(accessKey, signature, text)) return undefined;
  return denied(
    `Denied by the resource provider. HMAC-SHA256 validation failed; the string to sign is ${JSON.stringify(text)}.`,
  );
}

async function verify(accessKey: string, signature: string, text: string): Promise<boolean> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', fromBase64(accessKey), algorithm, false, ['verify']);
  return crypto.subtle.verify('HMAC', key, fromBase64(signature), new TextEncoder().encode(text));
}

/** @throws TypeError, without showing it, when an access key is not base64 */
export function requireAccessKey(accessKey: string): string {
  try {
    if (fromBase64(accessKey).length > 0) return accessKey;
  } catch {
    // The message of `atob` says less.
  }
  throw new TypeError('expected the access key to be base64, got something else');
}

function toBase64(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
