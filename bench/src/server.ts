import { createServer } from 'node:http';

/** A server on a free loopback port. Disposing it stops it. */
export interface BenchServer extends AsyncDisposable {
  /** The origin it listens on: `http://127.0.0.1:<port>`. */
  readonly url: string;
  /** Method, path and response status of each request, in the order of arrival; empty unless they are kept. */
  readonly exchanges: readonly string[];
  /** The number of connections that were opened so far. */
  readonly connections: number;
}

/**
 * Starts a server that accepts every purchase. Reading its operation returns 404 before the purchase and `succeeded`
 * after it. The responses are those of the recorded service. The server does as little as it can and checks no
 * signatures, because the clients are measured.
 *
 * @param keep - whether to keep what was exchanged, for tests
 */
export async function startBenchServer({ keep = false } = {}): Promise<BenchServer> {
  const exchanges: string[] = [];
  let connections = 0;
  const operationIds = new Set<string>();
  const server = createServer(async (incoming, outgoing) => {
    let body = '';
    for await (const chunk of incoming.setEncoding('utf8')) body += chunk;
    const { method, url = '' } = incoming;
    if (method === 'POST') {
      const id = /"searchId":"([^"]+)"/.exec(body)?.[1] ?? '';
      operationIds.add(`purchase_${id}`);
      outgoing.writeHead(202, acceptedHeaders(id)).end();
    } else {
      const id = /operations\/([^?]+)/.exec(url)?.[1] ?? '';
      const isKnown = operationIds.has(id);
      outgoing
        .writeHead(isKnown ? 200 : 404, { 'Content-Type': 'application/json; charset=utf-8' })
        .end(isKnown ? succeeded(id) : notFound(id));
    }
    if (keep) exchanges.push(`${method} ${url.replace(/\?.*/, '')} ${outgoing.statusCode}`);
  });
  server.on('connection', () => {
    connections++;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    exchanges,
    get connections() {
      return connections;
    },
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

function notFound(id: string): string {
  const message = `Input operationId ${id} cannot be found.`;
  return JSON.stringify({ error: { code: 'NotFound', message, target: 'operationid' } });
}
