import { createServer } from 'node:http';
import { describe, expect, it, vi } from 'vitest';
import { createPhoneNumbersClient } from '../src/index.js';
import { createTestClock } from '../src/testing.js';

/** A service that takes some real time for each response, and whose operations end at the fourth read after the POST. */
async function startServer() {
  const reads = new Map<string, number>();
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const id =
      /purchase_([\w-]+)|searchResults\/([\w-]+)/
        .exec(request.url ?? '')
        ?.slice(1)
        .find(Boolean) ?? '';
    await new Promise((resolve) => setImmediate(resolve));
    if (request.method === 'POST') {
      reads.set(JSON.parse(body).searchId, 0);
      response.writeHead(202).end();
    } else if (request.url?.includes('searchResults')) {
      response.end(JSON.stringify({ searchId: id, phoneNumbers: ['+14255550123'] }));
    } else if (reads.has(id)) {
      const count = (reads.get(id) ?? 0) + 1;
      reads.set(id, count);
      const status = count > 3 ? 'succeeded' : 'running';
      response.end(JSON.stringify({ id: `purchase_${id}`, operationType: 'purchase', status }));
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  };
}

describe('a test clock', () => {
  // The sum of a time and a difference may be a little less than the time that is meant, once in some hundred clocks.
  it('ends a pause although another one that began with it has ended before', async () => {
    let ended = 0;
    const end = () => void ended++;
    for (let count = 0; count < 5000; count++) {
      const clock = createTestClock();
      clock.advance(Math.random() * 1000);
      clock.after(Math.random() * 500, end, 'pause');
      clock.after(500 + Math.random() * 9500, end, 'pause');
    }
    await new Promise((resolve) => setImmediate(resolve));
    expect(ended).toBe(10_000);
  });

  it('jumps over pauses although the timers of the platform are faked afterwards', async () => {
    vi.useFakeTimers();
    try {
      const clock = createTestClock();
      await new Promise<void>((resolve) => clock.after(1000, resolve, 'pause'));
      expect(clock.now()).toBe(1000);
    } finally {
      vi.useRealTimers();
    }
  });

  it('does not jump over a pause while a request of another purchase is under way', async () => {
    const emulator = await startServer();
    const clock = createTestClock();
    const client = createPhoneNumbersClient({ endpoint: emulator.url, clock });
    const ids = Array.from({ length: 30 }, (_, index) => `search-${index}`);
    const ends = await Promise.all(
      ids.map(async (searchId) => (await client.purchase({ searchId })).result().then(() => 'bought')),
    );
    expect(ends).toEqual(ids.map(() => 'bought'));
    await emulator.close();
  });

  it('jumps over the pauses of a purchase that the response to a request of another one waits for', async () => {
    const server = await startServer();
    const clock = createTestClock();
    const other = createPhoneNumbersClient({ endpoint: server.url, clock });
    let isFirst = true;
    const client = createPhoneNumbersClient({
      endpoint: server.url,
      clock,
      async fetch(url, init) {
        if (isFirst) {
          isFirst = false;
          await (await other.purchase({ searchId: 'other' })).result();
        }
        return fetch(url, init);
      },
    });
    await expect(client.purchase({ searchId: 'search' })).resolves.toMatchObject({ created: true });
    await server.close();
  }, 15_000);

  it('jumps over the pauses of a purchase that is shared, although its deadline is waited for', async () => {
    const emulator = await startServer();
    const clock = createTestClock();
    let failures = 2;
    const client = createPhoneNumbersClient({
      endpoint: emulator.url,
      clock,
      fetch: (url, init) =>
        failures-- > 0 ? Promise.resolve(new Response(null, { status: 503 })) : fetch(url, init),
    });
    const calls = [1, 2].map(() => client.purchase({ searchId: 'search', timeoutMs: 60_000 }));
    for (const call of calls) await expect(call).resolves.toMatchObject({ created: true });
    expect(clock.pauses).toHaveLength(2);
    await emulator.close();
  });
});
