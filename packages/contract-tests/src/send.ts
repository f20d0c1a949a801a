import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Exchange, ExchangeRequest, HeaderList } from './exchange.js';

/**
 * Sends a request and keeps the exchange as it went over the wire: header names and duplicates as they came, the
 * bytes of the body undecoded, redirects not followed. `fetch` hides all of these.
 *
 * @param options.signal - ends the exchange; the promise then rejects with its reason
 * @throws the error of the socket when no complete response comes
 */
export function send(
  request: ExchangeRequest,
  options: { readonly signal?: AbortSignal } = {},
): Promise<Exchange> {
  const url = new URL(request.url);
  const start = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const hasLength = request.headers.some(([name]) => /^(content-length|transfer-encoding)$/i.test(name));
  // RFC 9110, section 8.6: a method that expects content says how much, even when there is none.
  const expectsLength = request.body.length > 0 || ['POST', 'PUT', 'PATCH'].includes(request.method);
  const length: HeaderList =
    expectsLength && !hasLength ? [['content-length', String(request.body.length)]] : [];
  const headers: HeaderList = [['host', url.host], ...request.headers, ...length];
  return new Promise((resolve, reject) => {
    const outgoing = start(
      url,
      { method: request.method, headers: headers.flat(), ...(options.signal && { signal: options.signal }) },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const response = {
            status: incoming.statusCode ?? 0,
            headers: pairs(incoming.rawHeaders),
            body: new Uint8Array(Buffer.concat(chunks)),
          };
          resolve({ request, response });
        });
      },
    );
    outgoing.on('error', (error) => reject(options.signal?.aborted ? options.signal.reason : error));
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
