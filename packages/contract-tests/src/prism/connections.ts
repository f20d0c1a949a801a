import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Socket } from 'node:net';

/** The channel on which Node says that a server of this process has accepted a connection. */
const accepted = 'net.server.socket';

/**
 * Keeps the connections that are accepted on a port from now on. Prism hides its server, which would know them, and does
 * not stop while one of them is open and silent.
 *
 * @returns drops them, and keeps no more
 */
export function keepConnections(port: number): () => void {
  const sockets = new Set<Socket>();
  const keep = (message: unknown) => {
    if (typeof message !== 'object' || message === null || !('socket' in message)) return;
    const { socket } = message;
    if (!(socket instanceof Socket) || socket.localPort !== port) return;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  };
  subscribe(accepted, keep);
  return () => {
    unsubscribe(accepted, keep);
    for (const socket of sockets) socket.destroy();
  };
}
