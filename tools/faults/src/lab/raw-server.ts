import { createServer, type Socket } from 'node:net';

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
  const server = createServer((socket) => {
    connections++;
    sockets.add(socket.on('error', () => {}));
    onSocket(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    connections: () => connections,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
