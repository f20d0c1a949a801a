import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import type { KeyPair } from './tls/tls-options.js';

/** The servers of one port, and how programs on this machine reach them. */
export interface Listening {
  readonly servers: readonly (Server | TlsServer)[];
  /** Of this machine only, without a slash at the end: clients send credentials by plain http nowhere else. */
  readonly url: string;
}

/** How often a port is tried that is free at one address and may not be at the other. */
const attempts = 5;

/**
 * Listens on a port of a name or address, and on the same port of 127.0.0.1 if that is another address of this machine.
 *
 * @param port - 0 takes one that is free
 * @param tls - serves https with this certificate; plain http without it
 * @throws the error of the socket, with its `code`, when it cannot listen there; nothing listens then
 */
export async function listen(
  port: number,
  hostname: string,
  listener: RequestListener,
  tls?: KeyPair,
): Promise<Listening> {
  const create = () => (tls ? createTlsServer({ ...tls }, listener) : createServer(listener));
  const scheme = tls ? 'https' : 'http';
  for (let attempt = 1; ; attempt += 1) {
    const server = await open(port, hostname, create);
    const address = server.address();
    if (typeof address !== 'object' || address === null) return { servers: [server], url: '' };
    const host = hostOnThisMachine(hostname, address.address);
    if (host !== undefined) return { servers: [server], url: `${scheme}://${host}:${address.port}` };
    try {
      const second = await open(address.port, '127.0.0.1', create);
      return { servers: [server, second], url: `${scheme}://127.0.0.1:${address.port}` };
    } catch (error) {
      await stop(server);
      if (port !== 0 || attempt === attempts) throw error;
    }
  }
}

/** Stops listening, and drops the connections that are open. */
export function stop(server: Server | TlsServer): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}

function open(port: number, hostname: string, create: () => Server | TlsServer): Promise<Server | TlsServer> {
  return new Promise((resolve, reject) => {
    const server = create();
    server.once('error', reject);
    server.listen(port, hostname, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}

/**
 * How a URL of this machine names the address that a server has; nothing for one that other machines see. A name such as
 * that of the machine may have an address of this machine, and clients do not know that.
 */
function hostOnThisMachine(hostname: string, address: string): string | undefined {
  if (/^(.+\.)?localhost$/i.test(hostname)) return hostname.toLowerCase();
  const v4 = address.replace(/^::ffff:(?=127\.)/i, '');
  if (address === '0.0.0.0' || /^127\./.test(v4)) return address === '0.0.0.0' ? '127.0.0.1' : v4;
  return address === '::' || address === '::1' ? '[::1]' : undefined;
}
