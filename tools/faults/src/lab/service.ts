import { createServer, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { listen } from './listen.js';
import { type Received, readRequest } from './received.js';

/** A request, and the socket to answer it on, byte for byte. */
export interface Exchange {
  readonly request: Received;
  readonly socket: Socket;
  /** Writes a whole response; a `Content-Length` is added unless the headers frame the body. */
  reply(status: number, body?: string | Buffer, headers?: HeaderLines): void;
}

/** Headers, in the order and with the duplicates that go out. */
export type HeaderLines = readonly (readonly [name: string, value: string])[];

/** What is done with one request. */
export type Step = (exchange: Exchange) => void | Promise<void>;

/** What is done with the first request of a kind, the second and so on; the last one is repeated. */
export interface Script {
  readonly post?: readonly Step[];
  readonly operation?: readonly Step[];
  readonly search?: readonly Step[];
  readonly cancel?: readonly Step[];
}

/** A server on a free loopback port that keeps what it received. Disposing of it stops it. */
export interface Service extends AsyncDisposable {
  readonly url: string;
  readonly received: readonly Received[];
  /** The statuses of the answers, in the order of the requests; `undefined` where there was none. */
  readonly answers: readonly (number | undefined)[];
  /** When the requests came, on a monotonic clock, in milliseconds. */
  readonly times: readonly number[];
  /** How many requests of a kind there were. */
  count(kind: keyof Script): number;
}

/** Starts a server that does with each request what `handle` says, over TLS when it is given what that needs. */
export async function startServer(
  handle: (exchange: Exchange) => void | Promise<void>,
  tls?: TlsOptions,
): Promise<Omit<Service, 'count'>> {
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
  const server = tls === undefined ? createServer(onSocket) : createTlsServer(tls, onSocket);
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
  const counts: Record<keyof Script, number> = { post: 0, operation: 0, search: 0, cancel: 0 };
  const server = await startServer((exchange) => {
    const kind = kindOf(exchange.request);
    const steps = script[kind] ?? usual[kind];
    const step = steps[counts[kind]++] ?? steps.at(-1);
    return step?.(exchange);
  });
  return { ...server, count: (kind) => counts[kind] };
}

function kindOf({ method, target }: Received): keyof Script {
  if (method === 'POST') return 'post';
  if (method === 'DELETE') return 'cancel';
  return target.includes('searchResults') ? 'search' : 'operation';
}

function reply(socket: Socket, status: number, body: string | Buffer = '', headers: HeaderLines = []): void {
  const framed = headers.some(([name]) => /^(content-length|transfer-encoding)$/i.test(name));
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const length = framed ? '' : `Content-Length: ${Buffer.byteLength(body)}\r\n`;
  socket.write(`HTTP/1.1 ${status} Status\r\n${lines}${length}\r\n`, 'latin1');
  if (body.length > 0) socket.write(body);
}
