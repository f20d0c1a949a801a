import { createServer, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { createClassifier } from './kinds.js';
import { listen } from './listen.js';
import { type Received, readRequest } from './received.js';
import type { Exchange, HeaderLines, Kind, Script } from './script.js';

/** A server on a free loopback port that keeps what it received. Disposing of it stops it. */
export interface Service extends AsyncDisposable {
  readonly url: string;
  readonly received: readonly Received[];
  /** The statuses of the answers, in the order of the requests; `undefined` where there was none. */
  readonly answers: readonly (number | undefined)[];
  /** When the requests came, on a monotonic clock, in milliseconds. */
  readonly times: readonly number[];
  /** The kinds of the requests, in their order. */
  readonly kinds: readonly Kind[];
  /** The number of requests of a kind. */
  count(kind: Kind): number;
}

/** Starts a server that handles each request with `handle`, over TLS if there are options for that. */
export async function startServer(
  handle: (exchange: Exchange) => void | Promise<void>,
  tls?: TlsOptions,
): Promise<Omit<Service, 'count' | 'kinds'>> {
  const received: Received[] = [];
  const answers: (number | undefined)[] = [];
  const times: number[] = [];
  const sockets = new Set<Socket>();
  const onSocket = (socket: Socket) => {
    sockets.add(socket);
    let buffer = Buffer.alloc(0);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    socket.on('data', async (chunk: Buffer) => {
      buffer = Buffer.concat([buffer, chunk]);
      for (let read = readRequest(buffer); read !== undefined; read = readRequest(buffer)) {
        buffer = buffer.subarray(read.size);
        const index = received.push(read.request) - 1;
        answers[index] = undefined;
        times[index] = performance.now();
        await handle({
          request: read.request,
          socket,
          reply(status, body, headers) {
            answers[index] = status;
            reply(socket, status, body, headers);
          },
        });
      }
    });
  };
  // Head and body are written one after the other; the body must not wait until the head is acknowledged.
  const noDelay = true;
  const server =
    tls === undefined ? createServer({ noDelay }, onSocket) : createTlsServer({ noDelay, ...tls }, onSocket);
  server.on('tlsClientError', () => {});
  const port = await listen(server);
  return {
    url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    received,
    answers,
    times,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Starts a service that follows a script. */
export async function startService(script: Script, usual: Required<Script>): Promise<Service> {
  const kindOf = createClassifier();
  const kinds: Kind[] = [];
  const count = (kind: Kind) => kinds.filter((other) => other === kind).length;
  const server = await startServer((exchange) => {
    const kind = kindOf(exchange.request);
    const steps = script[kind] ?? usual[kind];
    const step = steps[count(kind)] ?? steps.at(-1);
    kinds.push(kind);
    return step?.(exchange);
  });
  return { ...server, kinds, count };
}

function reply(socket: Socket, status: number, body: string | Buffer = '', headers: HeaderLines = []): void {
  const framed = headers.some(([name]) => /^(content-length|transfer-encoding)$/i.test(name));
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const length = framed ? '' : `Content-Length: ${Buffer.byteLength(body)}\r\n`;
  socket.write(`HTTP/1.1 ${status} Status\r\n${lines}${length}\r\n`, 'latin1');
  if (body.length > 0) socket.write(body);
}
