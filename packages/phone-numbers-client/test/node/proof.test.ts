import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { errorOf } from '../first-contact/fake-service.js';
import { searchId } from '../server.js';
import { open } from './open.js';
import {
  accepted,
  message,
  notFound,
  refusedPort,
  result,
  startRaw,
  succeeded,
  wholePurchase,
} from './raw-server.js';

const reset = (socket: { destroy(): unknown; resetAndDestroy(): unknown }) => void socket.resetAndDestroy();

describe('a transport for Node', () => {
  it('buys what a search holds, the purchase and the reads after it over one connection', async () => {
    await using server = await startRaw(wholePurchase);
    using opened = open(`http://127.0.0.1:${server.port}`);
    const purchase = await opened.client.purchase({ searchId });
    expect((await purchase.result()).phoneNumbers).toEqual(['+14255550123']);
    expect(server.connections).toHaveLength(2);
    expect(server.connections[1]?.text).toMatch(/^POST [\s\S]*GET [\s\S]*GET /);
    expect(server.connections[0]?.text).toContain('accept-encoding: identity');
  });

  it('leaves a purchase unsent if nobody listens', async () => {
    using opened = open(await refusedPort());
    const error = await errorOf(() => opened.client.purchase({ searchId, existing: 'ignore' }));
    expect(error).toMatchObject({ code: 'connection-failed', outcome: 'not-sent', phase: 'purchase' });
    expect(error.message).toContain('ECONNREFUSED');
  });

  it.each([
    ['aborted', 'aborted'],
    ['at its deadline', 'timed-out'],
  ])('leaves a purchase unsent that is %s while TLS is not established', async (_how, code) => {
    // It takes the connection, and never says a word of TLS.
    await using server = await startRaw([() => {}]);
    using opened = open(`https://127.0.0.1:${server.port}`);
    const controller = new AbortController();
    const { signal } = controller;
    const call = errorOf(() =>
      opened.client.purchase({ searchId, existing: 'ignore', signal, timeoutMs: 5000 }),
    );
    await vi.waitFor(() => expect(server.connections).toHaveLength(1));
    if (code === 'aborted') controller.abort(new Error('enough'));
    else opened.clock.advance(5000);
    expect(await call).toMatchObject({ code, outcome: 'not-sent' });
    expect(server.count('POST')).toBe(0);
  });

  it('leaves a purchase unsent if the connection is reset before TLS is established, and tries once more', async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections++;
      socket.on('error', () => {}).once('data', () => socket.resetAndDestroy());
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('expected a port');
    using opened = open(`https://127.0.0.1:${address.port}`);
    const error = await errorOf(() => opened.client.purchase({ searchId, existing: 'ignore' }));
    expect(error).toMatchObject({ code: 'connection-failed', outcome: 'not-sent' });
    expect(connections).toBe(2);
    server.close();
  });

  it('looks up a purchase whose connection was reset after the request, and does not send it again', async () => {
    await using server = await startRaw([notFound, reset, succeeded, succeeded, result]);
    using opened = open(`http://127.0.0.1:${server.port}`);
    const purchase = await opened.client.purchase({ searchId });
    expect((await purchase.result()).phoneNumbers).toHaveLength(1);
    expect(server.count('POST')).toBe(1);
  });

  it('does not send a purchase again that a kept connection did not answer', async () => {
    await using server = await startRaw([notFound, (socket) => void socket.end(), notFound]);
    using opened = open(`http://127.0.0.1:${server.port}`);
    const error = await errorOf(() => opened.client.purchase({ searchId }));
    expect(error).toMatchObject({ code: 'connection-failed', outcome: 'unknown' });
    expect(server.count('POST')).toBe(1);
  });

  it('does not send a purchase again that was answered with 421', async () => {
    await using server = await startRaw([notFound, message(421, ''), notFound]);
    using opened = open(`http://127.0.0.1:${server.port}`);
    expect(await errorOf(() => opened.client.purchase({ searchId }))).toMatchObject({ status: 421 });
    expect(server.count('POST')).toBe(1);
  });

  it.each([0, 1, 3])(
    'does not take a surplus response for that of the purchase, %d ms after the read',
    async (delay) => {
      const surplus = (socket: Socket) => {
        socket.write(notFound);
        setTimeout(() => socket.writable && socket.write(message(400, '')), delay);
      };
      await using server = await startRaw([surplus, accepted]);
      using opened = open(`http://127.0.0.1:${server.port}`);
      await expect(opened.client.purchase({ searchId })).resolves.toMatchObject({ created: true });
      expect(server.connections[1]?.text).toContain('POST /');
    },
  );

  it('sends the body of every method as long as it says', async () => {
    await using server = await startRaw([message(204, '')]);
    using opened = open(`http://127.0.0.1:${server.port}`);
    const options = { params: { path: { operationId: 'purchase_a' } }, body: { reason: 'x' } };
    await Reflect.apply(opened.client.DELETE, undefined, ['/phoneNumbers/operations/{operationId}', options]);
    expect(server.connections[0]?.text).toMatch(/content-length: 14\r\n[\s\S]*\{"reason":"x"\}$/);
  });

  it('fails without sending anything once it is closed', async () => {
    await using server = await startRaw(wholePurchase);
    const opened = open(`http://127.0.0.1:${server.port}`);
    opened.transport.close();
    const error = await errorOf(() => opened.client.purchase({ searchId, existing: 'ignore' }));
    expect(error).toMatchObject({ code: 'connection-failed', outcome: 'not-sent' });
    expect(error.message).toContain('The transport is closed.');
    expect(server.connections).toHaveLength(0);
  });

  it('repeats no read once it is closed', async () => {
    await using server = await startRaw(wholePurchase);
    const attempts: number[] = [];
    const onRequest = ({ attempt }: { attempt: number }) => void attempts.push(attempt);
    const opened = open(`http://127.0.0.1:${server.port}`, {}, { onRequest });
    opened.transport.close();
    for (const call of [
      () => opened.client.resume({ searchId }).result(),
      () => opened.client.phoneNumbers().next(),
    ]) {
      expect((await errorOf(call)).message).toContain('The transport is closed.');
    }
    expect(Math.max(0, ...attempts)).toBeLessThanOrEqual(1);
  });
});
