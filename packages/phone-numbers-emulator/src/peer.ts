/** Who sent a request over a socket, and to whom. */
export interface Peer {
  readonly address: string;
  /** The names of the server that its user has chosen, in lower case. */
  readonly serverNames: readonly string[];
}

const peers = new WeakMap<Request, Peer>();

/** Notes who sent a request. Headers cannot be trusted with it: anyone can write them. */
export function withPeer(request: Request, peer: Peer): Request {
  peers.set(request, peer);
  return request;
}

/** Who sent a request over a socket; nothing for one of this process, or of a worker. */
export function peerOf(request: Request): Peer | undefined {
  return peers.get(request);
}
