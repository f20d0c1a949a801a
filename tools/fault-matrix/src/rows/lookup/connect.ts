import assert from 'node:assert/strict';
import { openBlackHole } from '../../lab/black-hole.js';
import { createCertificate } from '../../lab/certificates.js';
import { closedPort } from '../../lab/closed-port.js';
import { fetchTrusting } from '../../lab/fetch-with.js';
import { accessKey, type Lab, type Result } from '../../lab/lab.js';
import { startRawServer } from '../../lab/raw-server.js';
import { startServer } from '../../lab/service.js';
import { createStall } from '../../lab/stall.js';
import type { Row } from '../../row.js';
import { expectError } from '../expect.js';

/** Nothing could be sent, which the read before the purchase found out. */
function expectUnconnected(lab: Lab, result: Result, code = 'connection-failed'): string {
  const { message } = expectError(result, { outcome: 'not-sent', phase: 'lookup', code });
  assert.ok(lab.clock.pauses.length <= 2, 'it is tried again twice at most');
  assert.ok(Math.floor(lab.clock.now()) <= 20_000, `it took ${lab.clock.now()} ms`);
  return String(message);
}

async function refusesCertificate(lab: Lab, host: string, expired: boolean, trusted: boolean): Promise<void> {
  const certificate = await createCertificate(host, expired);
  const service = lab.use(await startServer(({ reply }) => reply(404), certificate));
  const client = lab.open(service.url, trusted ? { fetch: fetchTrusting(certificate.cert) } : {});
  expectUnconnected(lab, await lab.purchase(client), 'certificate-refused');
  assert.equal(service.received.length, 0);
  assert.equal(lab.clock.pauses.length, 0, 'it is not tried again');
}

async function breaksHandshake(lab: Lab, how: 'end' | 'resetAndDestroy'): Promise<void> {
  const server = lab.use(await startRawServer((socket) => socket[how]()));
  expectUnconnected(lab, await lab.purchase(lab.open(server.url.replace('http:', 'https:'))));
  assert.ok(server.connections() <= 3, 'it is tried again twice at most');
}

export const lookupConnectRows: readonly Row[] = [
  {
    id: 101,
    group: 'lookup',
    fault: 'connection refused',
    expected: 'not sent; tried again twice at most',
    cases: [
      async (lab) => {
        expectUnconnected(lab, await lab.purchase(lab.open(await closedPort())));
      },
    ],
  },
  {
    id: 102,
    group: 'lookup',
    fault: 'host name unknown',
    expected: 'not sent; the message names the host',
    cases: [
      async (lab) => {
        const result = await lab.purchase(lab.open('https://no-such-host.invalid'));
        assert.match(expectUnconnected(lab, result), /no-such-host\.invalid/);
      },
    ],
  },
  {
    id: 103,
    group: 'lookup',
    fault: 'no response to the connection attempt',
    expected: 'not sent; each attempt ends after 10 s, and all of them after 20 s',
    cases: [
      async (lab) => {
        const hole = lab.use(await openBlackHole());
        const { attempts, fetchUnconnected } = createStall(lab.clock);
        const result = await lab.purchase(lab.open(hole.url, { fetch: fetchUnconnected }));
        expectUnconnected(lab, result, 'timed-out');
        assert.ok(attempts.length > 0 && Math.max(...attempts) <= 10_000, `waited ${attempts}`);
      },
    ],
  },
  {
    id: 104,
    group: 'lookup',
    fault: 'certificate self-signed, expired, of another host',
    expected: 'not sent; not tried again; an error code of its own',
    cases: [
      (lab) => refusesCertificate(lab, '127.0.0.1', false, false),
      (lab) => refusesCertificate(lab, '127.0.0.1', true, true),
      (lab) => refusesCertificate(lab, 'other.example', false, true),
    ],
  },
  {
    id: 105,
    group: 'lookup',
    fault: 'TLS handshake breaks off',
    expected: 'not sent; tried again twice at most',
    cases: [(lab) => breaksHandshake(lab, 'end'), (lab) => breaksHandshake(lab, 'resetAndDestroy')],
  },
  {
    id: 107,
    group: 'lookup',
    fault: 'proxy answers 407, or refuses the connection',
    expected: 'not sent, and the proxy gets no credential',
    cases: [
      async (lab) => {
        const proxy = lab.use(
          await startServer(({ reply }) => reply(407, '', [['Proxy-Authenticate', 'Basic']])),
        );
        expectUnconnected(
          lab,
          await lab.purchase(lab.open('https://no-such-host.invalid', { proxy: proxy.url })),
        );
        assert.ok(!JSON.stringify(proxy.received).includes(accessKey));
      },
      async (lab) => {
        const client = lab.open('https://no-such-host.invalid', { proxy: await closedPort() });
        expectUnconnected(lab, await lab.purchase(client));
      },
    ],
  },
];
