import { createServer, type Server } from 'node:http';
import { createEmulator, type Emulator, type EmulatorOptions } from './emulator.js';
import { fail, handle } from './node-handler.js';

/** An emulator and where it listens. */
export interface ServerOptions extends EmulatorOptions {
  /** 0, the default, takes one that is free. */
  readonly port?: number;
  /** 127.0.0.1 by default: nobody else can reach it. */
  readonly hostname?: string;
}

/** An emulator that listens. Disposing of it stops it, and drops the connections that are open. */
export interface StartedEmulator extends Emulator, AsyncDisposable {
  /** Without a slash at the end: `http://127.0.0.1:49152`. */
  readonly url: string;
  /** What clients of the service take: `endpoint=…;accesskey=…`. */
  readonly connectionString: string;
}

/**
 * Starts an emulator on a port of this machine.
 *
 * @throws the error of the socket when it cannot listen there (`code` is `EADDRINUSE` for a busy port)
 * @throws whatever `createEmulator` throws
 */
export async function startEmulator(options: ServerOptions = {}): Promise<StartedEmulator> {
  const emulator = createEmulator(options);
  const server = createServer((incoming, outgoing) => {
    handle(emulator, incoming, outgoing).catch((error: unknown) => fail(outgoing, error));
  });
  const url = await listen(server, options.port ?? 0, options.hostname ?? '127.0.0.1');
  return {
    ...emulator,
    url,
    connectionString: `endpoint=${url}/;accesskey=${emulator.accessKey}`,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number, hostname: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, hostname, () => {
      server.off('error', reject);
      const address = server.address();
      const bound = typeof address === 'object' && address !== null ? address.port : port;
      resolve(`http://${hostname.includes(':') ? `[${hostname}]` : hostname}:${bound}`);
    });
  });
}
