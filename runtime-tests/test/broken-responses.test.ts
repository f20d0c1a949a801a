import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { presentReleases } from '@acs-contracts/node-releases';
import { expect, it } from 'vitest';

const entry = path.join(import.meta.dirname, '../src/entries/send-broken.ts');

/** When a connection is reset: milliseconds after its headers and a part of its body were sent. */
const delays = [0, 5, 50];

/** Begins each response, and resets the connection after as many milliseconds as the path says. */
const server = createServer((socket) => {
  socket.on('error', () => undefined);
  socket.once('data', (request) => {
    const delay = Number(/^GET \/(\d+) /.exec(request.toString())?.[1]);
    socket.write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"phone');
    setTimeout(() => socket.resetAndDestroy(), delay);
  });
});

it.each(presentReleases)(
  'a response that is reset in its body is broken, at any moment, in $name',
  async ({ program }) => {
    await using _ = { [Symbol.asyncDispose]: async () => void server.close() };
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const urls = delays.map((delay) => `http://127.0.0.1:${port}/${delay}`);
    const { stdout } = await promisify(execFile)(program, ['--import', 'tsx', entry, ...urls], {
      cwd: import.meta.dirname,
    });
    // A reset at once may overtake the headers: then there is no response, which is no less true.
    const [atOnce, ...later]: string[] = JSON.parse(stdout);
    expect(atOnce).toMatch(/broken|ECONNRESET/);
    expect(later).toEqual(['broken', 'broken']);
  },
);
