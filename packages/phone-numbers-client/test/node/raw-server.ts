import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { acceptedHeaders, operation, searchId } from '../server.js';

/** What a raw server does with one request: bytes that it writes, or anything else that it does to the connection. */
export type RawReply = string | Buffer | ((socket: Socket) => void);

/** A server that speaks in bytes. Disposing of it stops it. */
export interface RawServer extends AsyncDisposable {
  readonly port: number;
  /** All that was received, of each connection (after TLS). */
  readonly connections: readonly { readonly text: string }[];
  /** The number of requests with this method. */
  count(method: string): number;
}

const message = (status: number, body: string, headers: Readonly<Record<string, string>> = {}) =>
  `${[`HTTP/1.1 ${status} x`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)].join(
    '\r\n',
  )}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

export const notFound = message(404, '');
export const accepted = message(202, '', acceptedHeaders);
export const succeeded = message(200, JSON.stringify({ ...operation, status: 'succeeded' }));
export const result = message(200, JSON.stringify({ searchId, phoneNumbers: ['+14255550123'] }));
/** The replies of a purchase that is looked up, sent, read and found succeeded. */
export const wholePurchase: readonly RawReply[] = [notFound, accepted, succeeded, result];
export { message };

/** Starts a server that answers one request after the other, and the last reply from then on. */
export async function startRaw(replies: readonly RawReply[], tls?: TlsOptions): Promise<RawServer> {
  const connections: { text: string }[] = [];
  const sockets = new Set<Socket>();
  let requests = 0;
  const onConnection = (socket: Socket) => {
    const connection = { text: '' };
    connections.push(connection);
    socket.on('error', () => {});
    socket.on('data', (chunk: Buffer) => {
      connection.text += chunk.toString('latin1');
      if (!isWhole(connection.text)) return;
      const reply = replies[Math.min(requests++, replies.length - 1)] ?? notFound;
      if (typeof reply === 'function') reply(socket);
      else socket.write(reply);
    });
  };
  const server = tls ? createTlsServer(tls, onConnection) : createServer(onConnection);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
  });
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  return {
    port: address.port,
    connections,
    count: (method) =>
      connections
        .map(({ text }) => text)
        .join('')
        .split(`${method} /`).length - 1,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Whether the last request is there as a whole, its body of JSON included. */
function isWhole(text: string): boolean {
  const last = text.slice(Math.max(text.lastIndexOf('GET /'), text.lastIndexOf('POST /'), 0));
  const [head = '', body] = last.split('\r\n\r\n');
  const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
  return body !== undefined && body.length >= length;
}

/** The endpoint of a port of this machine on which nobody listens. */
export async function refusedPort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  return `http://127.0.0.1:${address.port}`;
}
