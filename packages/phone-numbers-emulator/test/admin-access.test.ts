import { request } from 'node:http';
import { hostname, networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { createEmulator, type EmulatorOptions, startEmulator } from '../src/index.js';
import { withPeer } from '../src/peer.js';

/** What a server answers to a request whose headers are sent as they are, `Host` too. */
async function ask(
  url: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'POST',
  path = '/_emulator/reset',
): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${url}${path}`, { method, headers }, (incoming) => {
      let body = '';
      incoming.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      incoming.on('end', () => resolve({ status: incoming.statusCode, body }));
    });
    outgoing.on('error', reject).end();
  });
}

/** What an emulator answers to a request that came over a socket from an address. */
async function from(peer: string, admin: EmulatorOptions['admin'], host = 'emulator:8080') {
  const { fetch } = createEmulator({ admin });
  const request = new Request(`http://${host}/_emulator/reset`, { method: 'POST' });
  return fetch(withPeer(request, { address: peer, serverNames: ['chosen.example'] }));
}

describe('the admin routes', () => {
  it.each(['127.0.0.1', '127.9.8.7', '::1', '::ffff:127.0.0.1'])(
    'answer this machine when their access is loopback: %s',
    async (peer) => {
      expect((await from(peer, 'loopback', 'localhost:8080')).status).toBe(204);
    },
  );

  it.each(['192.0.2.1', '10.127.0.0.1', '::ffff:192.0.2.1', '2001:db8::1', '::', 'fe80::1', '127.0.0.1.x'])(
    'refuse other machines with 403 when their access is loopback, and answer them when it is anyone: %s',
    async (peer) => {
      const refused = await from(peer, 'loopback', 'localhost:8080');
      expect(refused.status).toBe(403);
      expect(await refused.json()).toEqual({
        error: {
          code: 'Forbidden',
          message: `The admin routes answer requests from this machine only (received one from ${peer}). The option admin: "anyone", or --admin anyone, permits others.`,
        },
      });
      expect((await from(peer, 'anyone')).status).toBe(204);
    },
  );

  it('refuse a request of an unknown address when their access is loopback', async () => {
    const { fetch } = createEmulator({ admin: 'loopback' });
    const response = await fetch('http://localhost/_emulator/ledger', { headers: { host: 'localhost' } });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('(received one of an unknown address)');
  });

  const outside = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ address, internal, family }) => !internal && family === 'IPv4' && address !== '');
  it.each(outside)(
    'see from where a request comes that reaches an outer address of this machine: $address',
    async ({ address }) => {
      await using emulator = await startEmulator({ hostname: '0.0.0.0', admin: 'loopback' });
      const { port } = new URL(emulator.url);
      const answer = await ask(`http://${address}:${port}`, { host: '127.0.0.1' });
      expect(answer.status).toBe(403);
      expect(answer.body).toContain(`received one from ${address}`);
    },
  );

  it.each(['localhost', '127.0.0.1:1', '[::1]:80', 'emulator.localhost', 'LOCALHOST:8080'])(
    'answer to a host that always means this machine: %s',
    async (host) => {
      await using emulator = await startEmulator({ admin: 'loopback' });
      expect((await ask(emulator.url, { host })).status).toBe(204);
    },
  );

  it.each(['evil.example', 'evil.example:8080', 'localhost.evil.example', '127.0.0.1.nip.io', '192.0.2.1'])(
    'refuse any other host, which a page may have let lead to this machine: %s',
    async (host) => {
      await using emulator = await startEmulator({ admin: 'loopback' });
      const { status, body } = await ask(emulator.url, { host });
      expect(status).toBe(403);
      expect(body).toContain(
        'The host of the URL must be localhost, 127.0.0.1, [::1] or the option hostname',
      );
    },
  );

  it.each([
    ['emulator:8080', 204],
    ['192.0.2.1:8080', 204],
    ['[2001:db8::1]', 204],
    ['host.docker.internal', 204],
    ['emulator.test', 204],
    ['printer.local', 204],
    ['chosen.example:8080', 204],
    ['CHOSEN.example', 204],
    ['evil.example', 403],
    ['internal.evil.example', 403],
    ['192.0.2.1.nip.io', 403],
    ['page.mytest', 403],
  ])('take names that no page of the internet has when anyone may ask: %s', async (host, status) => {
    const response = await from('192.0.2.1', 'anyone', host);
    expect(response.status).toBe(status);
  });

  it('answer to the name of the machine, and not to one that begins like it', async () => {
    await using emulator = await startEmulator({ admin: 'loopback' });
    expect((await ask(emulator.url, { host: hostname() })).status).toBe(204);
    expect((await ask(emulator.url, { host: `${hostname()}.evil.example` })).status).toBe(403);
  });

  it('answer HEAD as GET, without a body', async () => {
    await using emulator = await startEmulator({ admin: 'loopback' });
    expect(await ask(emulator.url, {}, 'HEAD', '/_emulator/ledger')).toEqual({ status: 200, body: '' });
  });

  it('look at the host of the request line and at that of the header', async () => {
    await using emulator = await startEmulator({ admin: 'loopback' });
    const { hostname, port } = new URL(emulator.url);
    const answer = await new Promise<number | undefined>((resolve, reject) => {
      const path = 'http://evil.example/_emulator/reset';
      request({ hostname, port, path, method: 'POST', headers: { host: 'localhost' } }, (incoming) => {
        incoming.resume();
        resolve(incoming.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(answer).toBe(403);
  });
});

describe('a request that a page makes a browser send', () => {
  it.each<[string, Record<string, string>]>([
    ['another origin', { origin: 'http://evil.example' }],
    ['another port', { origin: 'http://127.0.0.1:1' }],
    ['a sandbox', { origin: 'null' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another port, as browsers say', { 'sec-fetch-site': 'same-site' }],
  ])('is refused from %s, even where anyone may ask', async (_name, headers) => {
    for (const admin of ['loopback', 'anyone'] as const) {
      await using emulator = await startEmulator({ admin });
      emulator.addSearch({ searchId: 'mine' });
      const { status, body } = await ask(emulator.url, headers);
      expect(status).toBe(403);
      expect(body).toMatch(
        /^\{"error":\{"code":"Forbidden","message":"Pages of other (origins|sites) must not/,
      );
      expect(() => emulator.addSearch({ searchId: 'mine' })).toThrow('no other search has');
    }
  });

  it('is answered if it is of the page of the emulator itself', async () => {
    await using emulator = await startEmulator({ admin: 'loopback' });
    const headers = { origin: emulator.url, 'sec-fetch-site': 'same-origin' };
    expect((await ask(emulator.url, headers)).status).toBe(204);
  });

  it('is answered if somebody follows a link to the page, and refused if it is in a frame', async () => {
    await using emulator = await startEmulator({ admin: 'loopback' });
    const visit = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    };
    const open = (headers: Record<string, string>, method = 'GET') =>
      ask(emulator.url, headers, method, '/_emulator/');
    expect((await open(visit)).status).toBe(200);
    expect((await open({ ...visit, 'sec-fetch-dest': 'iframe' })).status).toBe(403);
    expect((await ask(emulator.url, visit)).status).toBe(403);
  });

  it('gets no permission of CORS', async () => {
    await using emulator = await startEmulator({ admin: 'anyone' });
    const response = await fetch(`${emulator.url}/_emulator/violations`, {
      method: 'OPTIONS',
      headers: { origin: 'http://evil.example', 'access-control-request-method': 'PUT' },
    });
    expect(response.status).toBe(403);
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});
