import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { Check } from '../option-checks.js';

/** A certificate and its private key, both in PEM format. */
export interface KeyPair {
  /** The certificate of the server; those that have signed it may follow. */
  readonly cert: string;
  /** Without a passphrase. */
  readonly key: string;
}

/** Where the certificate of a server comes from: made when it starts, or given. */
export type TlsOptions = 'selfSigned' | KeyPair;

/** What the option `tls` must be. A private key must not be in a message. */
export const tlsCheck: Check = {
  expected: '"selfSigned", or an object { cert, key } with a certificate and its private key in PEM format',
  holds: (value) =>
    value === 'selfSigned' ||
    (typeof value === 'object' &&
      value !== null &&
      'cert' in value &&
      'key' in value &&
      problemOfKeyPair(value.cert, value.key) === undefined),
  isSecret: true,
};

/** Which of the two is not in PEM format, or that they do not belong together (`pair`); nothing when they can be used. */
export function problemOfKeyPair(cert: unknown, key: unknown): 'cert' | 'key' | 'pair' | undefined {
  const certificate = typeof cert === 'string' ? parsed(() => new X509Certificate(cert)) : undefined;
  if (certificate === undefined) return 'cert';
  const privateKey = typeof key === 'string' ? parsed(() => createPrivateKey(key)) : undefined;
  if (privateKey === undefined) return 'key';
  return certificate.checkPrivateKey(privateKey) ? undefined : 'pair';
}

/** The certificates in a text in PEM format, without the private key that may be in the same file. */
export function certificatesIn(pem: string): string {
  if (!pem.includes('PRIVATE KEY')) return pem;
  const blocks = pem.match(/-----BEGIN ([A-Z0-9 ]*CERTIFICATE)-----[\s\S]*?-----END \1-----/g) ?? [];
  return blocks.map((block) => `${block}\n`).join('');
}

function parsed<Value>(parse: () => Value): Value | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}
