import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Emulator } from '@acs-contracts/phone-numbers-emulator';
import type { Stage } from './kinds.js';
import { listen } from './listen.js';

/** A request at the emulator, counted within its stage from 1, before or after it is carried out. */
export interface Moment {
  readonly when: 'before' | 'after';
  readonly stage: Stage;
  readonly number: number;
}

/** Puts a server in front of an emulator; the connection is dropped if `onMoment` returns `false`. */
export async function startFront(
  emulator: Emulator,
  onMoment: (moment: Moment) => boolean,
): Promise<AsyncDisposable & { readonly url: string }> {
  const counts: Record<Stage, number> = { lookup: 0, post: 0, read: 0 };
  const server = createServer(async (incoming, outgoing) => {
    const { method = 'GET' } = incoming;
    const stage = method !== 'GET' ? 'post' : counts.post > 0 ? 'read' : 'lookup';
    const number = ++counts[stage];
    const body = await text(incoming);
    const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]);
    const request = new Request(`http://${incoming.headers.host}${incoming.url}`, {
      method,
      headers,
      ...(body !== '' && { body }),
    });
    if (!onMoment({ when: 'before', stage, number })) return incoming.socket.destroy();
    const response = await emulator.fetch(request);
    if (!onMoment({ when: 'after', stage, number })) return incoming.socket.destroy();
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
