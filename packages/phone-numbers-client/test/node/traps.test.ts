import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { errorOf } from '../first-contact/fake-service.js';
import { acceptedHeaders, operation, operationId, searchId } from '../server.js';
import { open } from './open.js';
import { accepted, message, notFound, type RawReply, result, startRaw, succeeded } from './raw-server.js';

const head = (status: number, headers: Readonly<Record<string, string>>) =>
  `HTTP/1.1 ${status} x\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`;
const coded = (coding: string, body: Buffer) =>
  Buffer.concat([
    Buffer.from(head(200, { 'Content-Encoding': coding, 'Content-Length': String(body.length) })),
    body,
  ]);
const ended = JSON.stringify({ ...operation, status: 'succeeded' });
const params = { path: { operationId } };
const route = '/phoneNumbers/operations/{operationId}';

/** Buys what a server with these replies sells, after the read before the purchase. */
async function buy(...replies: readonly RawReply[]) {
  const server = await startRaw([notFound, ...replies]);
  const opened = open(`http://127.0.0.1:${server.port}`);
  return {
    ...opened,
    server,
    purchase: () => opened.client.purchase({ searchId }).then((purchase) => purchase.result()),
    async [Symbol.asyncDispose]() {
      opened.transport.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

describe('a transport for Node', () => {
  it.each([
    ['gzip', gzipSync(ended)],
    ['GZIP', gzipSync(ended)],
    ['x-gzip', gzipSync(ended)],
    ['deflate', deflateSync(ended)],
    ['br', brotliCompressSync(ended)],
    ['identity', Buffer.from(ended)],
  ])('decodes a body that is coded as %s although nobody asked for it', async (coding, body) => {
    await using shop = await buy(accepted, coded(coding, body), result);
    expect((await shop.purchase()).phoneNumbers).toHaveLength(1);
  });

  it('refuses a body that is small only as long as it is compressed', async () => {
    await using shop = await buy(accepted, coded('gzip', gzipSync(Buffer.alloc(5_000_000, ' '))));
    expect(await errorOf(shop.purchase)).toMatchObject({ code: 'response-too-large', outcome: 'accepted' });
  });

  it('refuses a body that is not what its coding says, and keeps the purchase accepted', async () => {
    await using shop = await buy(accepted, coded('gzip', Buffer.from('no gzip at all')), succeeded, result);
    expect((await shop.purchase()).phoneNumbers).toHaveLength(1);
  });

  it('accepts a 202 whose body is coded, broken or endless', async () => {
    for (const reply of [
      `${head(202, { ...acceptedHeaders, 'Content-Encoding': 'gzip', 'Content-Length': '3' })}abc`,
      head(202, { ...acceptedHeaders, 'Content-Encoding': 'gzip, br', 'Transfer-Encoding': 'chunked' }) +
        '5\r\nab',
      `${head(202, { ...acceptedHeaders, 'Content-Length': '1000000' })}a`,
    ]) {
      await using shop = await buy(reply, succeeded, result);
      expect((await shop.purchase()).phoneNumbers).toHaveLength(1);
      expect(shop.server.count('POST')).toBe(1);
    }
  });

  it.each([301, 302, 303, 307, 308])('does not follow a %d', async (status) => {
    await using elsewhere = await startRaw([succeeded]);
    const Location = `http://127.0.0.1:${elsewhere.port}/`;
    await using shop = await buy(message(status, '', { Location }), notFound);
    expect(await errorOf(shop.purchase)).toMatchObject({ code: 'redirected', outcome: 'unknown' });
    expect(elsewhere.connections).toHaveLength(0);
  });

  it('ends at its deadline although informational responses never end', async () => {
    const flood: RawReply = (socket) => {
      const more = () => {
        if (socket.writable)
          socket.write('HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n', () => setImmediate(more));
      };
      more();
    };
    await using shop = await buy(flood, notFound);
    const call = errorOf(shop.purchase);
    await vi.waitFor(() => expect(shop.server.count('POST')).toBe(1));
    shop.clock.advance(200_000);
    expect(await call).toMatchObject({ code: 'timed-out', outcome: 'unknown' });
  });

  it('does not speak another protocol after 101, and leaves the purchase unknown', async () => {
    const upgrade = 'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: h2c\r\n\r\n';
    await using shop = await buy(upgrade, notFound);
    const error = await errorOf(shop.purchase);
    expect(error).toMatchObject({ code: 'contract-violation', outcome: 'unknown', status: 101 });
  });

  it.each([600, 799, 999])(
    'leaves a purchase unknown after the status %d, which fetch cannot hold',
    async (status) => {
      await using shop = await buy(message(status, ''), notFound);
      expect(await errorOf(shop.purchase)).toMatchObject({ status, outcome: 'unknown' });
    },
  );

  it('joins headers that are there twice, and keeps the bytes of latin1', async () => {
    const twice = `HTTP/1.1 400 x\r\nMS-CV: a\r\nMS-CV: b\u00e9\r\nContent-Length: 0\r\n\r\n`;
    await using shop = await buy(Buffer.from(twice, 'latin1'));
    expect(await errorOf(shop.purchase)).toMatchObject({ correlationVector: 'a, bé', outcome: 'rejected' });
  });

  it.each([
    ['headers without end', `HTTP/1.1 202 x\r\nA: ${'a'.repeat(40_000)}\r\n\r\n`],
    ['a response of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['a status line that is none', 'HTTP/1.1 abc\r\n\r\n'],
    ['two lengths', head(202, { 'Content-Length': '1', 'content-length': '2' })],
  ])('leaves a purchase unknown after %s', async (_what, reply) => {
    await using shop = await buy(reply, notFound);
    const error = await errorOf(shop.purchase);
    expect(error).toMatchObject({ code: 'connection-failed', outcome: 'unknown' });
    expect(shop.server.count('POST')).toBe(1);
  });

  it('ends with the reason of the signal in the middle of a body, and leaves no listener behind', async () => {
    await using shop = await buy(accepted, `${head(200, { 'Content-Length': '100' })}{`);
    const purchase = await shop.client.purchase({ searchId });
    const controller = new AbortController();
    const add = vi.spyOn(controller.signal, 'addEventListener');
    const remove = vi.spyOn(controller.signal, 'removeEventListener');
    const call = errorOf(() => purchase.result({ signal: controller.signal }));
    await vi.waitFor(() => expect(shop.server.count('GET')).toBe(2));
    const reason = new Error('enough');
    controller.abort(reason);
    expect(await call).toMatchObject({ code: 'aborted', cause: reason, outcome: 'accepted' });
    expect(remove.mock.calls.length).toBe(add.mock.calls.length);
  });

  it('reads the response of a typed route', async () => {
    await using server = await startRaw([
      succeeded,
      message(404, '{"error":{"code":"A","message":"b"}}', { Via: 'x' }),
    ]);
    using opened = open(`http://127.0.0.1:${server.port}`);
    const found = await opened.client.GET(route, { params });
    expect(found.data).toMatchObject({ status: 'succeeded' });
    const missing = await opened.client.GET(route, { params });
    expect(missing.response.headers.get('via')).toBe('x');
    expect(missing.error).toEqual({ error: { code: 'A', message: 'b' } });
  });
});
