import assert from 'node:assert/strict';
import { openBlackHole } from '../lab/black-hole.js';
import { createCertificate } from '../lab/certificates.js';
import { closedPort } from '../lab/closed-port.js';
import { fetchTrusting } from '../lab/fetch-with.js';
import { accessKey, type Lab } from '../lab/lab.js';
import { startRawServer } from '../lab/raw-server.js';
import type { Exchange } from '../lab/script.js';
import { startServer } from '../lab/service.js';
import type { Row } from '../row.js';
import { expectError } from './expect.js';

const notSent = { outcome: 'not-sent', code: 'connection-failed' };
const refuse = ({ reply }: Exchange) => reply(407, '', [['Proxy-Authenticate', 'Basic']]);

/** The fault meets the purchase of the platform's own `fetch`, and not the read before it. */
const platform = { fetch: globalThis.fetch };
const unread = { existing: 'ignore' } as const;

async function refusesCertificate(lab: Lab, host: string, expired: boolean, trusted: boolean): Promise<void> {
  const certificate = await createCertificate(host, expired);
  const service = lab.use(await startServer(({ reply }) => reply(202), certificate));
  const client = lab.open(service.url, trusted ? { fetch: fetchTrusting(certificate.cert) } : platform);
  const result = await lab.purchase(client, unread);
  expectError(result, { outcome: 'not-sent', code: 'certificate-refused' });
  assert.equal(service.received.length, 0);
  assert.equal(lab.clock.pauses.length, 0, 'it is not tried again');
}

/** The handshake breaks off. */
async function breaksHandshake(lab: Lab, how: 'end' | 'resetAndDestroy'): Promise<void> {
  const server = lab.use(await startRawServer((socket) => socket[how]()));
  const result = await lab.purchase(lab.open(server.url.replace('http:', 'https:'), platform), unread);
  expectError(result, notSent);
  assert.ok(server.connections() <= 2, 'it is tried again once at most');
}

export const connectRows: readonly Row[] = [
  {
    id: 1,
    group: 'connect',
    fault: 'connection refused',
    expected: 'not sent; tried again twice at most, within 3 s',
    cases: [
      async (lab) => {
        expectError(await lab.purchase(lab.open(await closedPort(), platform), unread), notSent);
        assert.ok(lab.clock.pauses.length <= 2);
        assert.ok(lab.clock.now() < 3000);
      },
    ],
  },
  {
    id: 2,
    group: 'connect',
    fault: 'host name unknown',
    expected: 'not sent; the message names the host',
    cases: [
      async (lab) => {
        const { message } = expectError(
          await lab.purchase(lab.open('https://no-such-host.invalid', platform), unread),
          notSent,
        );
        assert.match(String(message), /no-such-host\.invalid/);
      },
    ],
  },
  {
    id: 3,
    group: 'connect',
    fault: 'no response to the connection attempt',
    expected: 'not sent; tried once, for 10 s',
    cases: [
      async (lab) => {
        const hole = lab.use(await openBlackHole());
        const clock = { now: () => performance.now(), after: lab.clock.after };
        expectError(await lab.purchase(lab.open(hole.url, { clock, ...platform }), unread), notSent);
      },
    ],
  },
  {
    id: 4,
    group: 'connect',
    fault: 'certificate self-signed, expired, of another host',
    expected: 'not sent; not tried again; an error code of its own',
    cases: [
      (lab) => refusesCertificate(lab, '127.0.0.1', false, false),
      (lab) => refusesCertificate(lab, '127.0.0.1', true, true),
      (lab) => refusesCertificate(lab, 'other.example', false, true),
    ],
  },
  {
    id: 5,
    group: 'connect',
    fault: 'TLS handshake breaks off',
    expected: 'not sent; tried again once at most',
    cases: [(lab) => breaksHandshake(lab, 'end'), (lab) => breaksHandshake(lab, 'resetAndDestroy')],
  },
  {
    id: 6,
    group: 'connect',
    fault: 'http: endpoint of another machine',
    expected: 'refused before anything is sent',
    cases: [
      async (lab) => {
        assert.throws(() => lab.open('http://resourcename.communication.azure.com'), /https/);
        assert.doesNotThrow(() => lab.open('http://localhost:8080'));
      },
    ],
  },
  {
    id: 7,
    group: 'connect',
    fault: 'proxy answers 407, or refuses the connection',
    expected: 'not sent, and the proxy gets no credential',
    cases: [
      async (lab) => {
        const proxy = lab.use(await startServer(refuse));
        const client = lab.open('https://no-such-host.invalid', { proxy: proxy.url });
        expectError(await lab.purchase(client, unread), notSent);
        assert.ok(!JSON.stringify(proxy.received).includes(accessKey));
      },
      async (lab) => {
        const client = lab.open('https://no-such-host.invalid', { proxy: await closedPort() });
        expectError(await lab.purchase(client, unread), notSent);
      },
    ],
  },
];
