import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Emulator } from '@acs-contracts/phone-numbers-emulator';
import { listen } from './listen.js';

/** A request at the emulator: the kind of it, and the how-manieth of its kind; before or after it is carried out. */
export interface Moment {
  readonly when: 'before' | 'after';
  readonly method: 'POST' | 'GET';
  readonly number: number;
}

/** Puts a server before an emulator, which says what is going on; `false` drops the connection. */
export async function startFront(
  emulator: Emulator,
  onMoment: (moment: Moment) => boolean,
): Promise<AsyncDisposable & { readonly url: string }> {
  const counts = { POST: 0, GET: 0 };
  const server = createServer(async (incoming, outgoing) => {
    const method = incoming.method === 'POST' ? 'POST' : 'GET';
    const number = ++counts[method];
    const body = await text(incoming);
    const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]);
    const request = new Request(`http://${incoming.headers.host}${incoming.url}`, {
      method,
      headers,
      ...(method === 'POST' && { body }),
    });
    if (!onMoment({ when: 'before', method, number })) return incoming.socket.destroy();
    const response = await emulator.fetch(request);
    if (!onMoment({ when: 'after', method, number })) return incoming.socket.destroy();
    outgoing.writeHead(response.status, [...response.headers].flat());
    return outgoing.end(Buffer.from(await response.arrayBuffer()));
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
