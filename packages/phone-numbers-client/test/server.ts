import { createServer, type IncomingMessage } from 'node:http';

/** A request as the server got it. */
interface Received {
  readonly method: string;
  /** The request target, byte for byte. */
  readonly target: string;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

/** What the server answers: `end: false` leaves the body open. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly end?: boolean;
}

/** A server on a free loopback port that keeps what it received. Disposing of it stops it. */
export interface TestServer extends AsyncDisposable {
  readonly url: string;
  readonly received: readonly Received[];
}

/** Starts a server that gives these answers one after the other, and the last one from then on. */
export function serve(...answers: readonly [Answer, ...Answer[]]): Promise<TestServer> {
  return start(answers, () => false);
}

/**
 * Starts a server that knows no operation before the first POST: the read before a purchase is answered with 404, and is
 * not among the requests that were received. Then it gives these answers.
 */
export function servePurchase(...answers: readonly [Answer, ...Answer[]]): Promise<TestServer> {
  return start(answers, ({ method }, received) => method === 'GET' && received.length === 0);
}

async function start(
  answers: readonly [Answer, ...Answer[]],
  isLookup: (request: IncomingMessage, received: readonly Received[]) => boolean,
): Promise<TestServer> {
  const received: Received[] = [];
  const server = createServer(async (incoming, outgoing) => {
    let text = '';
    for await (const chunk of incoming.setEncoding('utf8')) text += chunk;
    if (isLookup(incoming, received)) {
      outgoing.writeHead(404).end();
      return;
    }
    received.push({
      method: incoming.method ?? '',
      target: incoming.url ?? '',
      headers: incoming.headers,
      body: text,
    });
    const {
      status,
      headers = {},
      body,
      end = true,
    } = answers[received.length - 1] ?? answers.at(-1) ?? answers[0];
    outgoing.writeHead(status, headers);
    if (body !== undefined) outgoing.write(body);
    if (end) outgoing.end();
    else outgoing.flushHeaders();
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

/** The ids of the page's sample. */
export const searchId = '378ddf60-81be-452a-ba4f-613198ea6c28';
export const operationId = `purchase_${searchId}`;

/** The headers of the page's sample response. */
export const acceptedHeaders = {
  'Operation-Location': `/phoneNumbers/operations/${operationId}`,
  'operation-id': operationId,
  'purchase-id': searchId,
};

/** The operation of the page's sample. */
export const operation = {
  operationType: 'purchase',
  status: 'running',
  createdDateTime: '2022-01-11T17:23:03.3507067+00:00',
  id: operationId,
};

/** An answer with a JSON body. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) };
}
