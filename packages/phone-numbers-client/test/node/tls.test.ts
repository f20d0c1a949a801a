import type { TLSSocket } from 'node:tls';
import { generate } from 'selfsigned';
import { describe, expect, it } from 'vitest';
import { createNodeTransport } from '../../src/node.js';
import { errorOf } from '../first-contact/fake-service.js';
import { searchId } from '../server.js';
import { open } from './open.js';
import { startRaw, wholePurchase } from './raw-server.js';

async function certificateFor(host: string) {
  const altName = /^[\d.]+$/.test(host) ? { type: 7 as const, ip: host } : { type: 2 as const, value: host };
  const { private: key, cert } = await generate([{ name: 'commonName', value: host }], {
    keyType: 'ec',
    extensions: [{ name: 'subjectAltName', altNames: [altName] }],
  });
  return { key, cert };
}

const own = await certificateFor('127.0.0.1');

describe('a transport for Node over TLS', () => {
  it('trusts the authority that it is given, and speaks HTTP/1.1', async () => {
    let protocol: unknown;
    const note = (socket: object) => {
      if ('alpnProtocol' in socket) protocol = socket.alpnProtocol;
    };
    const [first, ...rest] = wholePurchase;
    const answer = (socket: TLSSocket) => {
      note(socket);
      socket.write(String(first));
    };
    const replies = [answer, ...rest];
    // @ts-expect-error the socket of a server with TLS is a TLSSocket
    await using server = await startRaw(replies, { ...own, ALPNProtocols: ['h2', 'http/1.1'] });
    using opened = open(`https://127.0.0.1:${server.port}`, { tls: { ca: own.cert } });
    const purchase = await opened.client.purchase({ searchId });
    expect((await purchase.result()).phoneNumbers).toHaveLength(1);
    expect(protocol).toBe('http/1.1');
  });

  it('sends nothing to a server whose certificate it does not trust', async () => {
    await using server = await startRaw(wholePurchase, own);
    using opened = open(`https://127.0.0.1:${server.port}`);
    const error = await errorOf(() => opened.client.purchase({ searchId, existing: 'ignore' }));
    expect(error).toMatchObject({ code: 'certificate-refused', outcome: 'not-sent' });
    expect(server.connections.map(({ text }) => text).join('')).toBe('');
  });

  it('refuses the certificate of another host, unless a server name says which', async () => {
    const other = await certificateFor('resourcename.communication.azure.com');
    await using server = await startRaw(wholePurchase, other);
    const endpoint = `https://127.0.0.1:${server.port}`;
    using wrong = open(endpoint, { tls: { ca: other.cert } });
    expect(await errorOf(() => wrong.client.purchase({ searchId }))).toMatchObject({
      code: 'certificate-refused',
    });
    using right = open(endpoint, {
      tls: { ca: other.cert, servername: 'resourcename.communication.azure.com' },
    });
    await expect(right.client.purchase({ searchId })).resolves.toMatchObject({ created: true });
  });

  it.each([
    ['a number as authority', { ca: 5 }, 'tls.ca must be certificates in PEM'],
    ['an authority that is no certificate', { ca: 'garbage' }, 'tls.ca must be certificates in PEM'],
    [
      'a key that is none',
      { key: 'garbage' },
      'tls has a certificate, key or passphrase that cannot be used',
    ],
    ['an address as server name', { servername: '127.0.0.1' }, 'tls.servername must be the name of a host'],
    ['an unknown option', { rejectUnauthorized: false }, 'tls has rejectUnauthorized, which is unknown'],
  ])('refuses %s when it is created', async (_what, tls, message) => {
    const create = () => Reflect.apply(createNodeTransport, undefined, [{ tls }]);
    expect((await errorOf(create)).message).toContain(message);
  });

  it('shows its certificate to a server that asks for one', async () => {
    const tls = { ...own, requestCert: true, rejectUnauthorized: true, ca: own.cert };
    await using server = await startRaw(wholePurchase, tls);
    const endpoint = `https://127.0.0.1:${server.port}`;
    using known = open(endpoint, { tls: { ca: own.cert, ...own } });
    await expect(known.client.purchase({ searchId })).resolves.toMatchObject({ created: true });
  });
});
