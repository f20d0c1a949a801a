import { isIP } from 'node:net';
import { type ConnectionOptions, createSecureContext } from 'node:tls';
import { checkNames, checkOptions } from '../arguments/check.js';
import { isArray } from '../base/property.js';
import { InvalidArgumentError } from '../errors/invalid-argument-error.js';

/** Certificates, keys and the server name, as `tls.connect` takes them. */
export type TlsOptions = Pick<ConnectionOptions, 'ca' | 'cert' | 'key' | 'passphrase' | 'servername'>;

/**
 * Checks the options of TLS before anything is connected.
 *
 * @throws InvalidArgumentError if one of them cannot be used; the message contains nothing of it
 */
export function checkTlsOptions(tls: TlsOptions): void {
  checkOptions('tls', tls);
  checkNames('tls', tls, 'ca', 'cert', 'key', 'passphrase', 'servername');
  const { ca, servername } = tls;
  for (const authority of isArray(ca) ? ca : [ca]) {
    // OpenSSL would ignore it.
    if (authority !== undefined && !String(authority).includes('-----BEGIN ')) {
      throw new InvalidArgumentError('tls.ca', 'must be certificates in PEM');
    }
  }
  if (servername !== undefined && (typeof servername !== 'string' || isIP(servername) !== 0)) {
    throw new InvalidArgumentError('tls.servername', 'must be the name of a host');
  }
  try {
    createSecureContext(tls);
  } catch {
    // The reason of OpenSSL says nothing that helps, and the values are secrets.
    throw new InvalidArgumentError('tls', 'has a certificate, key or passphrase that cannot be used');
  }
}
