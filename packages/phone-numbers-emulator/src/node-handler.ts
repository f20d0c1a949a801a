import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { answerOf } from './answer.js';
import type { Emulator } from './emulator.js';
import { withPeer } from './peer.js';

/**
 * Answers a request of Node's server with the emulator's handler. The answer goes out as it is: names, duplicates,
 * empty values, any status, and bytes that do not fit the headers, none of which a `Response` could carry.
 *
 * @param serverNames - the names that the server has by choice of its user, in lower case
 */
export async function handle(
  emulator: Pick<Emulator, 'fetch'>,
  serverNames: readonly string[],
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const address = incoming.socket.remoteAddress ?? 'an address that is gone';
  const problem = problemOf(incoming);
  if (problem !== undefined) return refuse(outgoing, problem);
  const request = withPeer(toRequest(incoming), { address, serverNames });
  const { status, headers, body } = await answerOf(await emulator.fetch(request));
  outgoing.sendDate = false;
  outgoing.writeHead(status, headers.flat());
  outgoing.end(body);
}

/** Why a request cannot be represented as a `Request` of the platform. */
interface Problem {
  readonly status: 400 | 405;
  readonly message: string;
}

function problemOf({ method = 'GET', url = '/', headers: { host } }: IncomingMessage): Problem | undefined {
  // What `fetch` cannot send either: the contract has none of them.
  if (/^(?:trace|track|connect)$/i.test(method))
    return { status: 405, message: `There is no method ${method} here.` };
  if (host !== undefined && !/^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/i.test(host))
    return { status: 400, message: 'The header Host is not a host name with a port.' };
  const target = url.startsWith('/') ? `http://${host ?? 'localhost'}${url}` : url;
  return URL.canParse(target) ? undefined : { status: 400, message: 'The request has no URL.' };
}

function refuse(outgoing: ServerResponse, { status, message }: Problem): void {
  const allow = status === 405 ? { Allow: 'GET, POST, PATCH, DELETE' } : {};
  outgoing.writeHead(status, { 'Content-Type': 'application/json', ...allow });
  outgoing.end(JSON.stringify({ error: { code: 'EmulatorRequestInvalid', message } }));
}

/** Says why there is no answer: a `mutate` that throws, an answer that HTTP cannot carry. */
export function fail(outgoing: ServerResponse, error: unknown): void {
  if (outgoing.headersSent) {
    outgoing.destroy();
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  outgoing.writeHead(500, { 'Content-Type': 'application/json' });
  outgoing.end(JSON.stringify({ error: { code: 'EmulatorFailed', message } }));
}

/** The request as it came: `//availablePhoneNumbers/…` must not be taken for a host. */
function toRequest(incoming: IncomingMessage): Request {
  const { method = 'GET', url = '/', rawHeaders } = incoming;
  const scheme = incoming.socket instanceof TLSSocket ? 'https' : 'http';
  const target = url.startsWith('/') ? `${scheme}://${incoming.headers.host ?? 'localhost'}${url}` : url;
  const headers = new Headers();
  for (const [index, name] of rawHeaders.entries()) {
    if (index % 2 === 0) headers.append(name, rawHeaders[index + 1] ?? '');
  }
  const hasBody = !['GET', 'HEAD'].includes(method);
  return new Request(target, {
    method,
    headers,
    ...(hasBody && { body: Readable.toWeb(incoming), duplex: 'half' }),
  });
}
