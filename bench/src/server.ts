import { createServer } from 'node:http';

/** A server on a free loopback port. Disposing of it stops it. */
export interface BenchServer extends AsyncDisposable {
  /** Where it listens: `http://127.0.0.1:<port>`. */
  readonly url: string;
  /** Method and target of each request, in the order they came, when they are kept. */
  readonly received: readonly string[];
}

/**
 * Starts a server that accepts every purchase and has it succeeded at the first read, with the answers of the recorded
 * service. It does as little as it can, no check of signatures either: what is measured is the client.
 *
 * @param keep - whether requests are kept, for tests
 */
export async function startBenchServer({ keep = false } = {}): Promise<BenchServer> {
  const received: string[] = [];
  const server = createServer(async (incoming, outgoing) => {
    let body = '';
    for await (const chunk of incoming.setEncoding('utf8')) body += chunk;
    const { method, url = '' } = incoming;
    if (keep) received.push(`${method} ${url}`);
    if (method === 'POST') {
      const id = /"searchId":"([^"]+)"/.exec(body)?.[1] ?? '';
      outgoing.writeHead(202, acceptedHeaders(id)).end();
    } else {
      const id = /operations\/([^?]+)/.exec(url)?.[1] ?? '';
      outgoing.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' }).end(succeeded(id));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    received,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function acceptedHeaders(searchId: string): Record<string, string> {
  return {
    'Content-Length': '0',
    'Operation-Location': `/phoneNumbers/operations/purchase_${searchId}?api-version=2021-03-07`,
    'operation-id': `purchase_${searchId}`,
    'purchase-id': searchId,
    'Access-Control-Expose-Headers': 'Operation-Location,operation-id,purchase-id',
  };
}

function succeeded(id: string): string {
  return JSON.stringify({
    operationType: 'purchase',
    status: 'succeeded',
    resourceLocation: null,
    createdDateTime: '2024-01-16T21:33:50.629766+00:00',
    id,
    lastActionDateTime: '0001-01-01T00:00:00+00:00',
  });
}
