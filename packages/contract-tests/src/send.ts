import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Exchange, ExchangeRequest, HeaderList } from './exchange.js';

/** Thrown when a response began and is not a whole one: its connection or framing broke, or it is too large to keep. */
export class BrokenResponseError extends Error {
  override readonly name = 'BrokenResponseError';
}

/** How {@link send} goes about it. */
export interface SendOptions {
  /** Ends the exchange; the promise then rejects with its reason. */
  readonly signal?: AbortSignal;
  /** The most that a response body may have, in bytes; 1 MiB by default, far more than any answer of this API. */
  readonly maxBodyBytes?: number;
}

/**
 * Sends a request and keeps the exchange as it went over the wire: header names and duplicates as they came, the
 * bytes of the body undecoded, redirects not followed. `fetch` hides all of these. Each request has a connection of
 * its own: one that is kept may be closed by the other side at the moment it is used again. A 101 is a response
 * without a body: this side asked for no other protocol.
 *
 * @throws BrokenResponseError when a response began and did not come whole
 * @throws the error of the socket when no response came
 */
export function send(request: ExchangeRequest, options: SendOptions = {}): Promise<Exchange> {
  const { signal, maxBodyBytes = 1024 * 1024 } = options;
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(signal?.aborted ? signal.reason : error);
    const finish = ({ statusCode = 0, rawHeaders }: IncomingMessage, body: Uint8Array) =>
      resolve({ request, response: { status: statusCode, headers: pairs(rawHeaders), body } });
    const outgoing = open(request, signal);
    const beginning = watchBeginning(outgoing);
    let received: { readonly status: number; size: number } | undefined;
    outgoing.on('response', (incoming) => {
      const chunks: Buffer[] = [];
      const progress = { status: incoming.statusCode ?? 0, size: 0 };
      received = progress;
      incoming.on('data', (chunk: Buffer) => {
        progress.size += chunk.length;
        chunks.push(chunk);
        if (progress.size <= maxBodyBytes) return;
        outgoing.destroy();
        reject(new BrokenResponseError(`a ${progress.status} with more than ${maxBodyBytes} bytes`));
      });
      incoming.on('error', () => fail(broken(progress)));
      incoming.on('end', () => {
        // The other side may have closed before all of it had come.
        if (incoming.complete) finish(incoming, new Uint8Array(Buffer.concat(chunks)));
        else fail(broken(progress));
      });
    });
    outgoing.on('upgrade', (incoming, socket) => {
      socket.destroy();
      finish(incoming, new Uint8Array());
    });
    // A connection that breaks is the request's error first, also when its response has begun.
    outgoing.on('error', (error) => {
      if (received !== undefined) fail(broken(received));
      else
        fail(beginning() ? new BrokenResponseError(`a response that is not whole: ${error.message}`) : error);
    });
    outgoing.end(request.body);
  });
}

function open(request: ExchangeRequest, signal: AbortSignal | undefined): ClientRequest {
  const { method } = request;
  const url = new URL(request.url);
  const start = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const hasLength = request.headers.some(([name]) => /^(content-length|transfer-encoding)$/i.test(name));
  // RFC 9110, section 8.6: a method that expects content says how much, even when there is none.
  const expectsLength = request.body.length > 0 || ['POST', 'PUT', 'PATCH'].includes(method);
  const length: HeaderList =
    expectsLength && !hasLength ? [['content-length', String(request.body.length)]] : [];
  const headers: HeaderList = [['host', url.host], ...request.headers, ...length];
  return start(url, { method, headers: headers.flat(), agent: false, ...(signal && { signal }) });
}

function broken({ status, size }: { readonly status: number; readonly size: number }): BrokenResponseError {
  return new BrokenResponseError(`a ${status} that broke off after ${size} bytes of its body`);
}

/** Tells whether what has come so far begins as HTTP/1 does. What does not is no answer of this protocol. */
function watchBeginning(outgoing: ClientRequest): () => boolean {
  const magic = 'HTTP/1.';
  let bytes = '';
  outgoing.on('socket', (socket) =>
    // Before the parser, which may refuse these very bytes.
    socket.prependListener('data', (chunk: Buffer) => {
      if (bytes.length < magic.length) bytes += chunk.toString('latin1', 0, magic.length);
    }),
  );
  return () => bytes !== '' && (bytes.startsWith(magic) || magic.startsWith(bytes));
}

/** Node's flat list of names and values as pairs. */
function pairs(rawHeaders: readonly string[]): HeaderList {
  return rawHeaders.flatMap((name, index) => {
    const value = rawHeaders[index + 1];
    return index % 2 === 0 && value !== undefined ? [[name, value] as const] : [];
  });
}
