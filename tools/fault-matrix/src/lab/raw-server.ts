import { createServer, type Socket } from 'node:net';
import { listen } from './listen.js';

/** A TCP server on a free loopback port. Disposing of it stops it. */
export interface RawServer extends AsyncDisposable {
  readonly url: string;
  /** How many connections there were. */
  connections(): number;
}

/** Starts a server that does this with each connection. */
export async function startRawServer(onSocket: (socket: Socket) => void): Promise<RawServer> {
  let connections = 0;
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    connections++;
    sockets.add(socket.on('error', () => {}));
    onSocket(socket);
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    connections: () => connections,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
