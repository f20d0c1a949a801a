import { property } from '../base/property.js';

/** Hashes and signs with one access key; both return base64. */
export interface Signer {
  /** SHA-256. */
  hash(body: Uint8Array): string | Promise<string>;
  /** HMAC-SHA256 of a text in UTF-8. */
  sign(text: string): string | Promise<string>;
}

/** The part of `node:crypto` that a signer needs. */
interface NodeCrypto {
  createHash(algorithm: 'sha256'): Digest;
  createHmac(algorithm: 'sha256', key: Uint8Array): Digest;
}
interface Digest {
  update(data: string | Uint8Array): { digest(encoding: 'base64'): string };
}

/**
 * Creates a signer: with `node:crypto` where the platform has it, which signs at once, and else with WebCrypto, whose
 * promises take longer than the work itself.
 *
 * @param key the bytes of the access key
 * @param nodeCrypto `null` for WebCrypto
 */
export function createSigner(
  key: Uint8Array<ArrayBuffer>,
  nodeCrypto: NodeCrypto | null = findNodeCrypto(),
): Signer {
  if (nodeCrypto) {
    return {
      hash: (body) => nodeCrypto.createHash('sha256').update(body).digest('base64'),
      sign: (text) => nodeCrypto.createHmac('sha256', key).update(text).digest('base64'),
    };
  }
  const imported = crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return {
    hash: async (body) => encodeBase64(await crypto.subtle.digest('SHA-256', new Uint8Array(body))),
    sign: async (text) =>
      encodeBase64(await crypto.subtle.sign('HMAC', await imported, new TextEncoder().encode(text))),
  };
}

/** Not imported, since a browser, and what bundles for one, would not find it. */
function findNodeCrypto(): NodeCrypto | null {
  const process = property(globalThis, 'process');
  const getBuiltinModule = property(process, 'getBuiltinModule');
  const found: unknown =
    typeof getBuiltinModule === 'function'
      ? Reflect.apply(getBuiltinModule, process, ['node:crypto'])
      : undefined;
  return isNodeCrypto(found) ? found : null;
}

function isNodeCrypto(value: unknown): value is NodeCrypto {
  return ['createHash', 'createHmac'].every((name) => typeof property(value, name) === 'function');
}

function encodeBase64(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}
