import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Socket } from 'node:net';
import { addressOf } from './address.js';
import type { Attempt } from './attempt.js';

/** A proxy that is asked for tunnels. */
export interface ProxyServer {
  readonly url: URL;
  /** The value of `Proxy-Authorization`, if the URL had a user name. */
  readonly authorization: string | undefined;
}

/**
 * Opens a tunnel to a host through a proxy, with CONNECT (RFC 9110, section 9.3.6). The proxy sees the name and port of
 * the host, and nothing of the requests.
 *
 * @param attempt can end the attempt to open it
 * @throws Error if the proxy cannot be reached or refuses; the message contains no credential of it
 */
export function openTunnel(
  proxy: ProxyServer,
  host: string,
  port: number,
  attempt: Attempt | undefined,
): Promise<Socket> {
  const { url, authorization } = proxy;
  const address = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const request = (url.protocol === 'https:' ? requestHttps : requestHttp)({
    ...addressOf(url),
    agent: false,
    method: 'CONNECT',
    path: address,
    headers: { host: address, ...(authorization !== undefined && { 'proxy-authorization': authorization }) },
  });
  if (attempt) attempt.end = (reason) => request.destroy(reason);
  return new Promise((resolve, reject) => {
    const refuse = (problem: string) => {
      request.destroy();
      reject(new Error(`The proxy ${url.host} ${problem}.`));
    };
    // Without a cause: the client shows the innermost one, which would not name the proxy.
    request.once('error', ({ code, message }: NodeJS.ErrnoException) =>
      reject(new Error(`The proxy ${url.host} could not be used: ${code ?? ''} ${message}`)),
    );
    request.once('response', ({ statusCode }) => refuse(`answered ${statusCode} to CONNECT`));
    request.once('connect', ({ statusCode = 0 }, socket: Socket, head) => {
      if (statusCode < 200 || statusCode > 299) return refuse(`answered ${statusCode} to CONNECT`);
      // The first bytes of the host may have come with the answer of the proxy.
      if (head.length > 0) socket.unshift(head);
      resolve(socket);
    });
    request.end();
  });
}
