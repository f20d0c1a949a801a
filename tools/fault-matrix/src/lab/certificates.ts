import { generate } from 'selfsigned';

/** A key and a certificate that is its own authority. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** Creates a certificate for a host, which has expired if `expired` is set. */
export async function createCertificate(host: string, expired = false): Promise<Certificate> {
  const day = 86_400_000;
  const start = Date.now() - (expired ? 20 * day : day);
  const { private: key, cert } = await generate([{ name: 'commonName', value: host }], {
    notBeforeDate: new Date(start),
    notAfterDate: new Date(start + (expired ? day : 10 * day)),
    keyType: 'ec',
    extensions: [
      {
        name: 'subjectAltName',
        altNames: [/^[\d.]+$/.test(host) ? { type: 7, ip: host } : { type: 2, value: host }],
      },
    ],
  });
  return { key, cert };
}
