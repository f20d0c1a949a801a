import { isIP } from 'node:net';
import { hostname as machineName } from 'node:os';
import { domainToASCII } from 'node:url';
import type { KeyPair } from './tls-options.js';

const dayMilliseconds = 86_400_000;

/**
 * Creates a certificate that is its own authority, and its key. It is valid for a year, for `localhost`, `127.0.0.1`,
 * `::1`, the name of the machine, and a host name. A client has to trust it.
 *
 * @param hostname - a name or an address that the server listens on
 * @throws Error when the package selfsigned is not installed, which is an optional peer dependency
 */
export async function createSelfSigned(hostname: string): Promise<KeyPair> {
  const { generate } = await importSelfSigned();
  const names = [...new Set(['localhost', '127.0.0.1', '::1', ascii(machineName()), ascii(hostname)])];
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'phone-numbers-emulator' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    // The clock of a client may be late.
    notBeforeDate: new Date(Date.now() - dayMilliseconds),
    notAfterDate: new Date(Date.now() + 365 * dayMilliseconds),
    extensions: [
      // Some clients take no authority as the certificate of a server, even if they trust it.
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: names
          .filter((name) => name !== '')
          .map((name) => (isIP(name) === 0 ? { type: 2, value: name } : { type: 7, ip: name })),
      },
    ],
  });
  return { cert, key };
}

/** A name as certificates have it; an address stays as it is. */
function ascii(name: string): string {
  return isIP(name) === 0 ? domainToASCII(name) : name;
}

async function importSelfSigned() {
  try {
    return await import('selfsigned');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
    if (!isMissing) throw error;
    throw new Error(
      'a certificate is made by the package selfsigned, which is not installed: "npm install --save-dev selfsigned", or "npx -p selfsigned -p @acs-contracts/phone-numbers-emulator phone-numbers-emulator --tls"; or give a certificate and its key',
      { cause: error },
    );
  }
}
