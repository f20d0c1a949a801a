import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Exchange, ExchangeRequest, HeaderList } from './exchange.js';

/** Thrown when a response began and did not come whole: its connection ended, or its body is too large to keep. */
export class BrokenResponseError extends Error {
  override readonly name = 'BrokenResponseError';
}

/** How {@link send} goes about it. */
export interface SendOptions {
  /** Ends the exchange; the promise then rejects with its reason. */
  readonly signal?: AbortSignal;
  /** The most that a response body may have, in bytes; 4 MiB by default, far more than any answer of this API. */
  readonly maxBodyBytes?: number;
}

/**
 * Sends a request and keeps the exchange as it went over the wire: header names and duplicates as they came, the
 * bytes of the body undecoded, redirects not followed. `fetch` hides all of these. Each request has a connection of
 * its own: one that is kept may be closed by the other side at the moment it is used again.
 *
 * @throws BrokenResponseError when a response began and did not come whole
 * @throws the error of the socket when no response came
 */
export function send(request: ExchangeRequest, options: SendOptions = {}): Promise<Exchange> {
  const { signal, maxBodyBytes = 4 * 1024 * 1024 } = options;
  const url = new URL(request.url);
  const start = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const hasLength = request.headers.some(([name]) => /^(content-length|transfer-encoding)$/i.test(name));
  // RFC 9110, section 8.6: a method that expects content says how much, even when there is none.
  const expectsLength = request.body.length > 0 || ['POST', 'PUT', 'PATCH'].includes(request.method);
  const length: HeaderList =
    expectsLength && !hasLength ? [['content-length', String(request.body.length)]] : [];
  const headers: HeaderList = [['host', url.host], ...request.headers, ...length];
  const { method } = request;
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(signal?.aborted ? signal.reason : error);
    const outgoing = start(
      url,
      { method, headers: headers.flat(), agent: false, ...(signal && { signal }) },
      (incoming) => {
        const chunks: Buffer[] = [];
        const status = incoming.statusCode ?? 0;
        let size = 0;
        incoming.on('data', (chunk: Buffer) => {
          size += chunk.length;
          chunks.push(chunk);
          if (size <= maxBodyBytes) return;
          outgoing.destroy();
          reject(new BrokenResponseError(`a ${status} with more than ${maxBodyBytes} bytes`));
        });
        incoming.on('error', () =>
          fail(new BrokenResponseError(`a ${status} that broke off after ${size} bytes of its body`)),
        );
        incoming.on('end', () => {
          const body = new Uint8Array(Buffer.concat(chunks));
          resolve({ request, response: { status, headers: pairs(incoming.rawHeaders), body } });
        });
      },
    );
    outgoing.on('error', fail);
    outgoing.end(request.body);
  });
}

/** Node's flat list of names and values as pairs. */
function pairs(rawHeaders: readonly string[]): HeaderList {
  return rawHeaders.flatMap((name, index) => {
    const value = rawHeaders[index + 1];
    return index % 2 === 0 && value !== undefined ? [[name, value] as const] : [];
  });
}
