import { once } from 'node:events';
import { connect as connectTo, createServer, type Socket } from 'node:net';
import fc from 'fast-check';
import { generate } from 'selfsigned';
import { describe, expect, it } from 'vitest';
import { readProxy } from '../../src/node/proxy.js';
import { leaksOf } from '../first-contact/error-views.js';
import { errorOf } from '../first-contact/fake-service.js';
import { searchId } from '../server.js';
import { open } from './open.js';
import { startRaw, wholePurchase } from './raw-server.js';

const host = 'resourcename.communication.azure.com';
const { private: key, cert } = await generate([{ name: 'commonName', value: host }], {
  keyType: 'ec',
  extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: host }] }],
});

/** Starts a proxy that answers CONNECT, and opens tunnels to one port. Everything that it sees is kept. */
async function startProxy(port: number, answer = 'HTTP/1.1 200 x\r\n\r\n') {
  const seen: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('data', (chunk) => {
      seen.push(chunk.toString('latin1'));
      if (!answer.startsWith('HTTP/1.1 200')) return void socket.end(answer);
      const target = connectTo(port, '127.0.0.1');
      sockets.add(target);
      target.on('error', () => {});
      socket.write(answer);
      socket.on('data', (bytes) => seen.push(bytes.toString('latin1')));
      socket.pipe(target).pipe(socket);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    authority: `127.0.0.1:${address.port}`,
    seen,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

describe('a transport for Node with a proxy', () => {
  it('purchases through a tunnel, and shows the proxy nothing but the name of the host', async () => {
    await using server = await startRaw(wholePurchase, { key, cert });
    await using proxy = await startProxy(server.port);
    using opened = open(`https://${host}`, { tls: { ca: cert }, proxy: proxy.url });
    const purchase = await opened.client.purchase({ searchId });
    expect((await purchase.result()).phoneNumbers).toHaveLength(1);
    expect(proxy.seen[0]).toMatch(new RegExp(`^CONNECT ${host}:443 HTTP/1.1\r\n`));
    expect(proxy.seen.join('')).not.toMatch(/HMAC|authorization|availablePhoneNumbers/i);
  });

  it('signs in to the proxy with the user name and password of its URL, which no error shows', async () => {
    await using proxy = await startProxy(0, 'HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    const secret = 'pa:ss@word/of the proxy';
    const url = `http://us%40er:${encodeURIComponent(secret)}@${proxy.authority}`;
    using opened = open(`https://${host}`, { proxy: url });
    const error = await errorOf(() => opened.client.purchase({ searchId, existing: 'ignore' }));
    expect(error).toMatchObject({ code: 'connection-failed', outcome: 'not-sent' });
    expect(error.message).toContain(`The proxy ${proxy.authority} answered 407 to CONNECT.`);
    expect(leaksOf(error, secret)).toEqual([]);
    const sent = /proxy-authorization: Basic (\S+)/i.exec(proxy.seen[0] ?? '')?.[1] ?? '';
    expect(Buffer.from(sent, 'base64').toString()).toBe(`us@er:${secret}`);
  });

  it.each([
    'HTTP/1.1 502 Bad Gateway\r\n\r\n',
    'HTTP/1.1 404 x\r\nContent-Length: 3\r\n\r\nabc',
    'nonsense',
    '',
  ])('leaves a purchase unsent if the proxy answers %j', async (answer) => {
    await using proxy = await startProxy(0, answer);
    using opened = open(`https://${host}`, { proxy: proxy.url });
    const error = await errorOf(() => opened.client.purchase({ searchId, existing: 'ignore' }));
    expect(error).toMatchObject({ code: 'connection-failed', outcome: 'not-sent' });
    expect(error.message).toContain(`The proxy ${proxy.authority}`);
  });

  it('does not ask a proxy for this machine', async () => {
    await using server = await startRaw(wholePurchase);
    await using proxy = await startProxy(server.port);
    using opened = open(`http://127.0.0.1:${server.port}`, { proxy: proxy.url });
    await opened.client.purchase({ searchId });
    expect(proxy.seen).toEqual([]);
  });
});

describe('the choice of a proxy', () => {
  const proxy = 'http://proxy.example:3128';
  const choose = (name: string, environment: Record<string, string>, port = 443) =>
    readProxy(undefined, environment)(name, port)?.url.host;

  it('reads the environment, in lower case first', () => {
    expect(choose('a.com', {})).toBeUndefined();
    expect(choose('a.com', { HTTPS_PROXY: proxy })).toBe('proxy.example:3128');
    expect(choose('a.com', { https_proxy: 'http://other:1', HTTPS_PROXY: proxy })).toBe('other:1');
    expect(choose('a.com', { https_proxy: '', HTTPS_PROXY: proxy })).toBe('proxy.example:3128');
    expect(choose('a.com', { https_proxy: '', HTTPS_PROXY: '' })).toBeUndefined();
    expect(choose('a.com', { HTTPS_PROXY: 'proxy.example:3128' })).toBe('proxy.example:3128');
    expect(choose('a.com', { HTTP_PROXY: proxy })).toBeUndefined();
  });

  it.each([
    ['a.com', 'a.com', true],
    ['a.com', 'x.a.com', true],
    ['a.com', 'xa.com', false],
    ['.a.com', 'x.a.com', true],
    ['*.a.com', 'x.a.com', true],
    ['A.COM', 'a.com', true],
    ['a.com.', 'a.com', true],
    ['a.com', 'a.com.', true],
    ['b.com, a.com', 'a.com', true],
    ['b.com a.com', 'a.com', true],
    [',, a.com ,', 'a.com', true],
    ['a.com:443', 'a.com', true],
    ['a.com:8443', 'a.com', false],
    ['*', 'a.com', true],
    ['.', 'a.com', false],
    ['10.0.0.1', '10.0.0.1', true],
    ['[2001:db8::1]', '2001:db8::1', true],
    ['2001:db8::1', '2001:db8::1', true],
    ['a', 'a.com', false],
  ])('with NO_PROXY=%j is none for %s: %s', (noProxy, name, isDirect) => {
    expect(choose(name, { HTTPS_PROXY: proxy, NO_PROXY: noProxy }) === undefined).toBe(isDirect);
  });

  it('is none for this machine, whatever the environment says', () => {
    for (const name of ['localhost', 'a.localhost', '127.0.0.1', '127.1.2.3', '::1', 'LOCALHOST.']) {
      expect(choose(name, { HTTPS_PROXY: proxy })).toBeUndefined();
    }
  });

  it('does not fail, whatever NO_PROXY is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.domain(), (noProxy, name) => {
        const chosen = readProxy(undefined, { HTTPS_PROXY: proxy, NO_PROXY: noProxy })(name, 443);
        expect([undefined, 'proxy.example:3128']).toContain(chosen?.url.host);
      }),
    );
  });

  it.each([
    'ftp://a',
    'socks5://a:1',
    'http://',
    '://',
    'http://a:99999',
    'http://%zz:x@a',
    'http://svc:Pr0x@yP4ss/x@127.0.0.1:3128',
    'http://a/?b',
    'http://a#b',
  ])('refuses %s, and does not show it', (text) => {
    for (const read of [() => readProxy(text, {}), () => readProxy(undefined, { HTTPS_PROXY: text })]) {
      expect(read).toThrow(
        /^(proxy|HTTPS_PROXY) must (be the URL of an http or https proxy|have a user name|be a URL without a path)/,
      );
    }
  });

  it.each([1, true, null, {}, []])('refuses %j', (value) => {
    expect(() => readProxy(value, {})).toThrow('proxy must be the URL of a proxy, or false');
  });
});
