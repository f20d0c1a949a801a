import { type Agent, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import process from 'node:process';
import { checkNames, checkOptions, readArguments } from '../arguments/check.js';
import { reasonOf } from '../errors/reason.js';
import type { FetchResponse } from '../transport/fetch.js';
import { type Transport, type TransportInit, transportIsClosed } from '../transport/transport.js';
import { addressOf } from './address.js';
import { attemptOf, type ConnectOptions, createHttpAgent, createHttpsAgent } from './agents.js';
import type { Attempt } from './attempt.js';
import { readProxy } from './proxy.js';
import { responseOf } from './response.js';
import { checkTlsOptions, type TlsOptions } from './tls-options.js';

/** The options of {@link createNodeTransport}. */
export interface NodeTransportOptions {
  /** Certificates, keys and the server name, as `tls.connect` takes them. */
  readonly tls?: TlsOptions | undefined;
  /**
   * The URL of a proxy for https, or `false` for none. @default what `HTTPS_PROXY` and `NO_PROXY` say when the transport
   * is created
   */
  readonly proxy?: string | false | undefined;
}

/** Sends requests with `node:http` and `node:https`. */
export interface NodeTransport extends Transport, Disposable {
  /** Closes all connections. Requests that are under way fail, and so does every later one. */
  close(): void;
}

/** How requests of http or of https are sent. */
interface Scheme {
  readonly agent: Agent;
  readonly start: typeof requestHttp;
}

/**
 * Creates a transport for the option `transport` of a client that knows whether a byte of a request has left, which
 * `fetch` does not tell. A request that fails before its connection is established was certainly not sent; one that fails
 * later may have been. Everything but a GET goes out on a new connection: on a kept one, a response that nobody waited for
 * could be taken for that of the purchase, update or release.
 *
 * @throws InvalidArgumentError if an option is invalid
 */
export function createNodeTransport(options: NodeTransportOptions = {}): NodeTransport {
  const { tls = {}, chooseProxy } = readArguments('options', () => {
    checkOptions('options', options);
    checkNames('options', options, 'tls', 'proxy');
    const { tls, proxy } = options;
    if (tls !== undefined) checkTlsOptions(tls);
    return { tls, chooseProxy: readProxy(proxy, process.env) };
  });
  const http = { agent: createHttpAgent(), start: requestHttp };
  const https = { agent: createHttpsAgent(tls, chooseProxy), start: requestHttps };
  let isClosed = false;
  const close = () => {
    isClosed = true;
    for (const { agent } of [http, https]) agent.destroy();
  };
  return {
    async send(url, init) {
      if (isClosed) throw notSent(new Error(transportIsClosed));
      const target = new URL(url);
      const scheme = target.protocol === 'http:' ? http : https;
      if (init.method !== 'GET') closeIdle(scheme.agent);
      return send(target, init, scheme);
    },
    close,
    [Symbol.dispose]: close,
  };
}

/** Closes the connections that wait for a request, so that the next request opens one. */
function closeIdle(agent: Agent): void {
  for (const socket of Object.values(agent.freeSockets).flat()) socket?.destroy();
}

function send(target: URL, init: TransportInit, { agent, start }: Scheme): Promise<FetchResponse> {
  const { method, headers, body, signal, onSend } = init;
  const attempt: Attempt = { end: () => {} };
  return new Promise((resolve, reject) => {
    let mayHaveBeenSent = false;
    const fail = (error: unknown) => {
      const cause = signal.aborted ? signal.reason : error;
      reject(mayHaveBeenSent ? cause : notSent(cause));
    };
    if (signal.aborted) return fail(signal.reason);
    const options: ConnectOptions = {
      ...addressOf(target),
      path: `${target.pathname}${target.search}`,
      method,
      agent,
      headers: {
        accept: '*/*',
        'accept-encoding': 'identity',
        // Node frames the body of some methods only.
        ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
        ...headers,
      },
      [attemptOf]: attempt,
    };
    const request = start(options);
    const abort = () => {
      const reason = new Error('The request was aborted.');
      attempt.end(reason);
      request.destroy(reason);
      fail(reason);
    };
    signal.addEventListener('abort', abort);
    request.on('error', fail);
    request.once('close', () => {
      signal.removeEventListener('abort', abort);
      fail(new Error('The connection was closed before a response came.'));
    });
    // It is connected, and nothing has been written yet.
    request.once('socket', () => {
      if (request.destroyed) return;
      mayHaveBeenSent = true;
      onSend();
    });
    request.once('response', (message) => {
      message.on('error', () => {});
      resolve(responseOf(message));
    });
    // 101 ends the contract, and the connection.
    request.once('upgrade', (message, socket) => {
      socket.destroy();
      resolve(responseOf(message));
    });
    request.end(body);
  });
}

/** Says, in the words that the client understands, that a request was not sent. */
function notSent(error: unknown): Error {
  return Object.assign(new Error(reasonOf(error), { cause: error }), { requestSent: false });
}
