import { type Agent, type ClientRequestArgs, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { connect, isIP, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';
import type { Attempt } from './attempt.js';
import { openTunnel, type ProxyServer } from './tunnel.js';

/** Where an agent finds the attempt of a request, in its options. */
export const attemptOf = Symbol('attempt');

/** The options of a request, with its attempt. */
export type ConnectOptions = ClientRequestArgs & { readonly [attemptOf]?: Attempt };

type Callback = (error: Error | null, socket?: Duplex) => void;

const socketOptions = { noDelay: true, keepAlive: true } as const;

/** Creates an agent for http. It keeps connections alive, and hands a socket over once it is connected. */
export function createHttpAgent(): Agent {
  return connecting(new HttpAgent({ keepAlive: true }), (options, callback) => {
    const socket = connect({ ...targetOf(options), ...socketOptions });
    handOver(socket, 'connect', options[attemptOf], callback);
  });
}

/**
 * Creates an agent for https. It keeps connections alive, and hands a socket over once TLS is established.
 *
 * @param tls certificates and the like, as `tls.connect` takes them
 * @param chooseProxy returns the proxy for a host, if it has one
 */
export function createHttpsAgent(
  tls: ConnectionOptions,
  chooseProxy: (host: string, port: number) => ProxyServer | undefined,
): Agent {
  return connecting(new HttpsAgent({ keepAlive: true }), (options, callback) => {
    const attempt = options[attemptOf];
    const { host, port } = targetOf(options);
    const secure = (tunnel?: Socket) => {
      const socket = connectTls({
        host,
        port,
        ...(!isIP(host) && { servername: host }),
        ...tls,
        ...socketOptions,
        ALPNProtocols: ['http/1.1'],
        ...(tunnel && { socket: tunnel }),
      });
      handOver(socket, 'secureConnect', attempt, callback);
    };
    const proxy = chooseProxy(host, port);
    if (proxy === undefined) secure();
    else openTunnel(proxy, host, port, attempt).then(secure, callback);
  });
}

/**
 * Makes an agent hand a socket over once it is connected, and not when it begins to connect. Nothing can be written
 * before: a request that fails without a socket was certainly not sent.
 */
function connecting(
  agent: Agent,
  createConnection: (options: ConnectOptions, callback: Callback) => void,
): Agent {
  return Object.defineProperty(agent, 'createConnection', { value: createConnection });
}

function targetOf({ host, hostname, port }: ConnectOptions) {
  return { host: hostname ?? host ?? 'localhost', port: Number(port) };
}

function handOver(
  socket: Socket,
  event: 'connect' | 'secureConnect',
  attempt: Attempt | undefined,
  callback: Callback,
): void {
  if (attempt) attempt.end = (reason) => socket.destroy(reason);
  const settle = (error: Error | null) => {
    socket.off('error', settle);
    socket.off('close', onClose);
    socket.off(event, onConnect);
    callback(error, socket);
  };
  const onClose = () => settle(new Error('The connection was closed before it was established.'));
  const onConnect = () => settle(null);
  socket.once('error', settle);
  socket.once('close', onClose);
  socket.once(event, onConnect);
}
