const peers = new WeakMap<Request, string>();

/** Notes the address that a request came from. Headers cannot be trusted with it: anyone can write them. */
export function withPeer(request: Request, address: string): Request {
  peers.set(request, address);
  return request;
}

/** The address that a request came from over a socket; nothing for one of this process, or of a worker. */
export function peerOf(request: Request): string | undefined {
  return peers.get(request);
}
