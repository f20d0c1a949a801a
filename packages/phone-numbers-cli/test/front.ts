import { createServer, type RequestListener, request } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import type { StartedEmulator } from '@acs-contracts/phone-numbers-emulator';
import { generate } from 'selfsigned';
import { onTestFinished } from 'vitest';

/** A key and a certificate of 127.0.0.1 that is its own authority. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

const day = 86_400_000;

/** Creates a certificate that is valid from yesterday for some days; a negative number of them has expired. */
export async function createCertificate(days: number): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    notBeforeDate: new Date(Date.now() - 20 * day),
    notAfterDate: new Date(Date.now() + days * day),
    keyType: 'ec',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  });
  return { key, cert };
}

export interface Front {
  readonly connectionString: string;
  /** The paths that were asked for. */
  readonly paths: readonly string[];
}

/** A server before an emulator, with TLS or a clock that is wrong. */
export async function frontForTest(
  emulator: StartedEmulator,
  { certificate, secondsAhead }: { readonly certificate?: Certificate; readonly secondsAhead?: number },
): Promise<Front> {
  const paths: string[] = [];
  const target = new URL(emulator.url);
  const forward: RequestListener = (incoming, outgoing) => {
    const { method, url: path = '/', headers } = incoming;
    paths.push(path);
    const onwards = request({ host: target.hostname, port: target.port, method, path, headers }, (answer) => {
      const date = secondsAhead !== undefined && new Date(Date.now() + secondsAhead * 1000).toUTCString();
      outgoing.sendDate = false;
      outgoing.writeHead(answer.statusCode ?? 0, { ...answer.headers, ...(date && { date }) });
      answer.pipe(outgoing);
    });
    incoming.pipe(onwards);
  };
  const server = certificate ? createTlsServer(certificate, forward) : createServer(forward);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { connectionString: toPort(emulator, portOf(server.address()), Boolean(certificate)), paths };
}

/** The connection string of an emulator, to another port of this machine. */
export function toPort({ connectionString, url }: StartedEmulator, port: number, isTls = false): string {
  return connectionString.replace(url, `${isTls ? 'https' : 'http'}://127.0.0.1:${port}`);
}

export function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** A port of this machine on which nobody listens. */
export async function silentPort(): Promise<number> {
  const server = createTcpServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = portOf(server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}
