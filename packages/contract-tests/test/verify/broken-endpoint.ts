import { createServer, type Socket } from 'node:net';

/** A server that does what it likes with each connection. Disposing of it stops it. */
export interface BrokenEndpoint extends AsyncDisposable {
  readonly origin: string;
  /** How many connections were made so far. */
  connections(): number;
}

/**
 * Starts a server on a free port of loopback.
 *
 * @param answer - called when the first bytes of a request are there
 */
export async function startBroken(answer: (socket: Socket) => void): Promise<BrokenEndpoint> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => {}); // the client goes away in the middle: that is what the tests are about
    socket.on('close', () => sockets.delete(socket));
    socket.once('data', () => answer(socket));
    socket.resume();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    connections: () => connections,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A port on which nobody listens. */
export async function closedOrigin(): Promise<string> {
  await using endpoint = await startBroken(() => {});
  return endpoint.origin;
}

/** The start of a response, up to its body. */
export function head(status: string, ...fields: string[]): string {
  return `HTTP/1.1 ${status}\r\n${fields.map((field) => `${field}\r\n`).join('')}\r\n`;
}

/** Writes without end, as fast as the other side reads. */
export function pour(socket: Socket, chunk: Uint8Array): void {
  const more = () => {
    while (!socket.destroyed && socket.write(chunk)) {
      // until the buffer is full
    }
  };
  socket.on('drain', more);
  more();
}

/** Writes a byte now and then, without end. */
export function drip(socket: Socket, byte: string): void {
  const timer = setInterval(() => socket.write(byte), 10);
  socket.on('close', () => clearInterval(timer));
}
