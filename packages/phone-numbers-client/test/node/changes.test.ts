import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { phoneNumber, wanted } from '../life/life.js';
import { open } from './open.js';
import { message, startRaw } from './raw-server.js';

type Client = ReturnType<typeof open>['client'];

/** The requests that start an operation, and the prefix of its id. */
const operations = [
  { method: 'POST', prefix: 'search', start: (client: Client) => client.search(wanted) },
  {
    method: 'PATCH',
    prefix: 'capabilities',
    start: (client: Client) => client.updateCapabilities({ phoneNumber, calling: 'inbound' }),
  },
  { method: 'DELETE', prefix: 'release', start: (client: Client) => client.release({ phoneNumber }) },
] as const;

const page = message(200, '{"phoneNumbers":[]}');
const surplus = (status: number, id: string) =>
  message(status, '', { 'operation-id': id, 'Operation-Location': `/phoneNumbers/operations/${id}` });

describe.each(operations)('a $method on the transport for Node.js', ({ method, prefix, start }) => {
  it.each([202, 400])(`does not treat a surplus %i as the response to a ${method}`, async (status) => {
    const first = (socket: Socket) => {
      socket.write(page);
      socket.write(surplus(status, `${prefix}_other`));
    };
    const late = (socket: Socket) => {
      socket.write(page);
      setTimeout(() => socket.writable && socket.write(surplus(status, `${prefix}_other`)), 1);
    };
    for (const read of [first, late]) {
      await using server = await startRaw([read, surplus(202, `${prefix}_own`)]);
      using opened = open(`http://127.0.0.1:${server.port}`);
      for await (const number of opened.client.phoneNumbers()) expect(number).toBeUndefined();
      await expect(start(opened.client)).resolves.toMatchObject({ operationId: `${prefix}_own` });
      expect(server.connections[1]?.text).toContain(`${method} /`);
    }
  });
});
