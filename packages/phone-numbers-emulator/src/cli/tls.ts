import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { problemOfKeyPair, type TlsOptions } from '../tls/tls-options.js';
import { OptionFailure } from './problem.js';
import { UsageError } from './usage-error.js';

/** Files in PEM format. */
export interface TlsFiles {
  readonly cert: string;
  readonly key: string;
}

interface TlsValues {
  readonly tls?: boolean | undefined;
  readonly 'tls-cert'?: string | undefined;
  readonly 'tls-key'?: string | undefined;
  readonly 'write-certificate'?: string | undefined;
}

/**
 * Where the certificate comes from that the command line asks for; nothing for plain http.
 *
 * @throws UsageError when one of two options is missing that need each other
 */
export function tlsOf(values: TlsValues): TlsFiles | 'selfSigned' | undefined {
  const { 'tls-cert': cert, 'tls-key': key, 'write-certificate': target } = values;
  if (cert !== undefined && key !== undefined) return { cert, key };
  if (cert !== undefined) throw new UsageError('--tls-cert needs --tls-key FILE, its private key');
  if (key !== undefined) throw new UsageError('--tls-key needs --tls-cert FILE, its certificate');
  if (values.tls) return 'selfSigned';
  if (target !== undefined)
    throw new UsageError('--write-certificate needs --tls: without it there is no certificate');
  return undefined;
}

/**
 * Reads the files of a certificate and its key.
 *
 * @throws OptionFailure when one cannot be read
 * @throws UsageError when its content cannot be used
 */
export async function readTls(tls: TlsFiles | 'selfSigned' | undefined): Promise<TlsOptions | undefined> {
  if (tls === undefined || tls === 'selfSigned') return tls;
  const cert = await read('--tls-cert', tls.cert);
  const key = await read('--tls-key', tls.key);
  switch (problemOfKeyPair(cert, key)) {
    case 'cert':
      throw new UsageError(`--tls-cert ${tls.cert}: not a certificate in PEM format`);
    case 'key':
      throw new UsageError(`--tls-key ${tls.key}: not a private key in PEM format without a passphrase`);
    case 'pair':
      throw new UsageError(`--tls-key ${tls.key}: not the private key of --tls-cert ${tls.cert}`);
    case undefined:
      return { cert, key };
  }
}

async function read(option: string, file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw new OptionFailure(option, file, error);
  });
}

/**
 * Writes the certificate of an emulator for its clients, to a file, or else to a temporary one, which is gone when this
 * is disposed of.
 *
 * @throws OptionFailure when the file cannot be written
 */
export async function writeCertificate(
  certificate: string | undefined,
  target: string | undefined,
): Promise<({ readonly file: string } & AsyncDisposable) | undefined> {
  if (certificate === undefined) return undefined;
  if (target !== undefined) {
    await writeFile(target, certificate).catch((error: unknown) => {
      throw new OptionFailure('--write-certificate', target, error);
    });
    return { file: target, [Symbol.asyncDispose]: async () => {} };
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'phone-numbers-emulator-'));
  const file = path.join(folder, 'certificate.pem');
  await writeFile(file, certificate);
  return { file, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}
