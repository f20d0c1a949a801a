import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import type { ClientOptions } from '../adapters/adapter.js';
import { openBlackHole } from '../lab/black-hole.js';
import { createCertificate } from '../lab/certificates.js';
import { closedPort } from '../lab/closed-port.js';
import { accessKey, type Lab } from '../lab/lab.js';
import { startRawServer } from '../lab/raw-server.js';
import type { Script, Step } from '../lab/script.js';
import { startServer } from '../lab/service.js';
import { accept, acceptedHeaders, close, notFound, operationText, reply, reset } from '../lab/steps.js';
import type { Row } from '../row.js';
import { expectBought, expectError, expectUnknown, purchaseFrom } from './expect.js';

/** The transport for Node, told nothing by the environment. */
const onNode = (options: NonNullable<ClientOptions['nodeTransport']> = {}) => ({
  nodeTransport: { proxy: false, ...options } as const,
});
const direct = { existing: 'ignore' } as const;
const notSent = { outcome: 'not-sent', code: 'connection-failed' };

/** Nothing leaves: there is no connection. */
async function cannotConnect(lab: Lab, url: string): Promise<void> {
  expectError(await lab.purchase(lab.open(url, onNode()), direct), notSent);
  assert.ok(lab.clock.pauses.length <= 1, 'it is tried again once at most');
}

/** A server that takes the connection, and does this with it while TLS is established. */
async function whileEstablishing(
  lab: Lab,
  what: 'end' | 'resetAndDestroy' | 'abort' | 'deadline',
): Promise<void> {
  const controller = new AbortController();
  let received = '';
  const server = lab.use(
    await startRawServer((socket) => {
      socket.on('data', (chunk) => {
        received += chunk.toString('latin1');
        if (what === 'abort') controller.abort();
        else if (what === 'deadline') lab.clock.advance(5000);
        else socket[what]();
      });
    }),
  );
  const client = lab.open(server.url.replace('http:', 'https:'), onNode());
  const limits = { ...direct, signal: controller.signal, timeoutMs: 5000 };
  const codes = {
    abort: 'aborted',
    deadline: 'timed-out',
    end: 'connection-failed',
    resetAndDestroy: 'connection-failed',
  };
  expectError(await lab.purchase(client, limits), { outcome: 'not-sent', code: codes[what] });
  assert.ok(server.connections() <= 2, 'it is tried again once at most');
  assert.ok(!received.includes('POST'), 'nothing of the request has left');
}

async function staysUnknown(lab: Lab, step: Step): Promise<void> {
  const script: Script = { post: [step, accept], operation: [notFound] };
  expectUnknown(await purchaseFrom(lab, script, {}, onNode()));
}

async function isBought(lab: Lab, script: Script): Promise<void> {
  const service = await lab.start(script);
  const { accepted, error } = await lab.purchase(lab.open(service.url, onNode()));
  assert.ok(accepted !== undefined, String(error));
  expectBought({ service, ...(await lab.finish(accepted)) });
}

async function proxyRefuses(lab: Lab, status: number): Promise<void> {
  const proxy = lab.use(await startServer(({ reply }) => reply(status)));
  const url = proxy.url.replace('http://', 'http://user:a-password-of-the-proxy@');
  lab.addSecret('a-password-of-the-proxy');
  const client = lab.open('https://no-such-host.invalid', onNode({ proxy: url }));
  expectError(await lab.purchase(client, direct), notSent);
  assert.ok(!JSON.stringify(proxy.received).includes(accessKey));
}

const early: Step = async ({ socket }) => {
  socket.write('HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(1000), () => socket.end());
};
const upgrade = reply(101, '', [
  ['Connection', 'upgrade'],
  ['Upgrade', 'h2c'],
  ['Content-Length', '0'],
]);
const gzipped = (body: string): Step => reply(200, gzipSync(body), [['Content-Encoding', 'gzip']]);

/** Answers a read with 404, and then once more, as if a purchase of another search had been asked for. */
function withSurplus(status: number, delay: number): Step {
  return async (exchange) => {
    await notFound(exchange);
    setTimeout(() => {
      if (exchange.socket.writable) exchange.reply(status, '', acceptedHeaders({}, 'another-search'));
    }, delay);
  };
}

/** What the transport for Node knows, and what it must not do. */
export const nodeTransportRows: readonly Row[] = [
  {
    id: 250,
    group: 'node',
    fault: 'connection refused, host name unknown, no response to the connection attempt',
    expected: 'not sent, by proof; tried again once at most',
    cases: [
      async (lab) => cannotConnect(lab, await closedPort()),
      (lab) => cannotConnect(lab, 'https://no-such-host.invalid'),
      async (lab) => {
        const hole = lab.use(await openBlackHole());
        const controller = new AbortController();
        setTimeout(() => controller.abort(), 50);
        const limits = { ...direct, signal: controller.signal };
        const result = await lab.purchase(lab.open(hole.url, onNode()), limits);
        expectError(result, { outcome: 'not-sent', code: 'aborted' });
      },
    ],
  },
  {
    id: 251,
    group: 'node',
    fault: 'TLS handshake closed, reset, aborted, past the deadline',
    expected: 'not sent, by proof: no byte of the request has left',
    cases: (['end', 'resetAndDestroy', 'abort', 'deadline'] as const).map(
      (what) => (lab: Lab) => whileEstablishing(lab, what),
    ),
  },
  {
    id: 252,
    group: 'node',
    fault: 'certificate of nobody that is trusted',
    expected: 'not sent; not tried again; an error code of its own',
    cases: [
      async (lab) => {
        const service = lab.use(await startServer(accept, await createCertificate('127.0.0.1')));
        const result = await lab.purchase(lab.open(service.url, onNode()), direct);
        expectError(result, { outcome: 'not-sent', code: 'certificate-refused' });
        assert.equal(service.received.length, 0);
      },
    ],
  },
  {
    id: 253,
    group: 'node',
    fault: 'the kept connection is closed or reset when the purchase arrives on it',
    expected: 'sent once; looked up; unknown when that is not found',
    cases: [(lab) => staysUnknown(lab, close), (lab) => staysUnknown(lab, reset)],
  },
  {
    id: 254,
    group: 'node',
    fault: '421',
    expected: 'sent once: nothing sends it again behind the back of the client',
    cases: [
      async (lab) => {
        const service = await lab.start({ post: [reply(421), accept], operation: [notFound] });
        const result = await lab.purchase(lab.open(service.url, onNode()));
        assert.ok(result.error instanceof Error);
        assert.equal(service.count('post'), 1);
      },
    ],
  },
  {
    id: 255,
    group: 'node',
    fault: 'proxy answers 407 or 502, or refuses the connection',
    expected: 'not sent, and the proxy gets no credential',
    cases: [
      (lab) => proxyRefuses(lab, 407),
      (lab) => proxyRefuses(lab, 502),
      async (lab) => {
        const client = lab.open('https://no-such-host.invalid', onNode({ proxy: await closedPort() }));
        expectError(await lab.purchase(client, direct), notSent);
      },
    ],
  },
  {
    id: 256,
    group: 'node',
    fault: '101, a flood of informational responses, a status beyond 599',
    expected: 'sent once; looked up; unknown when that is not found',
    cases: [upgrade, early, reply(600), reply(999)].map((step) => (lab: Lab) => staysUnknown(lab, step)),
  },
  {
    id: 257,
    group: 'node',
    fault: 'bodies that are compressed although nobody asked',
    expected: 'decoded within the limit of a body; a 202 is accepted whatever its body is',
    cases: [
      (lab) => isBought(lab, { operation: [gzipped(operationText('succeeded'))] }),
      (lab) =>
        isBought(lab, {
          post: [reply(202, 'no gzip', [...acceptedHeaders(), ['Content-Encoding', 'gzip']])],
        }),
      async (lab) => {
        const service = await lab.start({ operation: [gzipped(' '.repeat(5_000_000))] });
        const { accepted } = await lab.purchase(lab.open(service.url, onNode()));
        const result = await lab.finish(accepted);
        expectError(result, { outcome: 'accepted', code: 'response-too-large' });
      },
    ],
  },
  {
    id: 258,
    group: 'node',
    fault:
      'a surplus response on the connection of the read before the purchase: right after it, and a moment later',
    expected:
      'it is not the response to the purchase, which goes out on another connection; sent once, bought',
    cases: [0, 1, 3].flatMap((delay) =>
      [400, 202].map((status) => (lab: Lab) => isBought(lab, { lookup: [withSurplus(status, delay)] })),
    ),
  },
];
