import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import type { CallOptions } from '../adapters/adapter.js';
import { fetchAndThen } from '../lab/fetch-with.js';
import type { Stage } from '../lab/kinds.js';
import type { Lab } from '../lab/lab.js';
import type { HeaderLines, Step } from '../lab/script.js';
import { acceptedHeaders, begin, close, reply, reset } from '../lab/steps.js';
import type { Row } from '../row.js';
import { expectAccepted, expectBought, expectError, purchaseFrom } from './expect.js';

const open: HeaderLines = [...acceptedHeaders(), ['Content-Length', '100']];
const gzip: HeaderLines = [...open, ['Content-Encoding', 'gzip']];
const json: HeaderLines = [...acceptedHeaders(), ['Content-Type', 'application/json']];
const html: HeaderLines = [...acceptedHeaders(), ['Content-Type', 'text/html']];

/** Writes a byte every 200 ms, for as long as somebody listens. */
const drip: Step = ({ socket }) => {
  const timer = setInterval(() => socket.write(' '), 200);
  socket.once('close', () => clearInterval(timer));
};

/** A 202 of this kind is accepted, and the numbers that were bought can be read. */
async function isAccepted(lab: Lab, step: Step, options?: CallOptions): Promise<void> {
  const trial = expectAccepted(await purchaseFrom(lab, { post: [step] }, options));
  expectBought({ ...trial, ...(await lab.finish(trial.accepted)) });
}

/** As before, within a timeout, while no time passes. */
const atOnce = (step: Step) => async (lab: Lab) => {
  await isAccepted(lab, step, { timeoutMs: 1000 });
};

/** The client polls at its own origin and, unless it need not, says that the header is not as it should be. */
function leadsElsewhere(location: (foreign: URL) => string, saysSo = true) {
  return async (lab: Lab) => {
    const foreign = await lab.startForeign();
    const value = location(new URL(foreign.url));
    const headers = acceptedHeaders({ 'Operation-Location': value });
    const trial = expectAccepted(await purchaseFrom(lab, { post: [reply(202, '', headers)] }));
    expectBought({ ...trial, ...(await lab.finish(trial.accepted)) });
    assert.equal(foreign.received.length, 0, 'nothing goes to the other origin');
    if (saysSo) assert.deepEqual(trial.accepted?.unexpectedHeaders, ['Operation-Location'], 'it says so');
  };
}

function row(id: number, fault: string, expected: string, ...steps: readonly Step[]): Row {
  return { id, group: 'purchase', fault, expected, cases: steps.map(atOnce) };
}

const without = (...names: readonly string[]) =>
  reply(202, '', acceptedHeaders(Object.fromEntries(names.map((name) => [name, null]))));

export const purchaseAcceptedRows: readonly Row[] = [
  row(13, '202 whose body never comes', 'accepted, from the headers', begin(202, open, '')),
  row(14, '202 whose body never ends, timeout of 1 s', 'accepted within it', begin(202, open, '{')),
  {
    id: 15,
    group: 'purchase',
    fault: 'a body of one byte every 200 ms, timeout of 1 s',
    expected: 'a 202 is accepted; a 400 is known within it',
    cases: [
      atOnce(begin(202, open, '', drip)),
      async (lab) => {
        const late = (stage: Stage) => stage === 'post' && lab.clock.advance(1000);
        const service = await lab.start({ post: [begin(400, [['Content-Length', '100']], '{')] });
        const client = lab.open(service.url, { fetch: fetchAndThen(late) });
        expectError(await lab.purchase(client, { timeoutMs: 1000 }), { outcome: 'rejected', status: 400 });
      },
    ],
  },
  row(16, '202, then a reset in its body', 'accepted', begin(202, open, '{', reset)),
  row(
    17,
    '202, then a reset in its gzip body',
    'accepted',
    begin(202, gzip, gzipSync('{"a":1}').subarray(0, 12), reset),
  ),
  row(
    18,
    '202 whose Content-Length is too short or too long',
    'accepted',
    begin(202, [...acceptedHeaders(), ['Content-Length', '2']], '{"status":"running"}', close),
    begin(202, open, '{}', close),
  ),
  row(43, '202 with malformed JSON', 'accepted', reply(202, '{"status":', json)),
  row(44, '202 with HTML', 'accepted', reply(202, '<h1>Accepted</h1>', html)),
  row(45, '202 without Operation-Location', 'accepted, from the id', without('Operation-Location')),
  row(
    46,
    '202 without Operation-Location and operation-id',
    'accepted: the id is known from the search',
    without('Operation-Location', 'operation-id'),
    without('Operation-Location', 'operation-id', 'purchase-id'),
  ),
  {
    id: 48,
    group: 'purchase',
    fault: 'Operation-Location relative, or absolute',
    expected: 'both are fine',
    cases: [
      atOnce(reply(202, '', acceptedHeaders())),
      async (lab) => {
        const absolute: Step = ({ request, reply: answer }) => {
          const [, path = ''] = acceptedHeaders()[0] ?? [];
          const location = `http://${request.headers.get('host')}${path}`;
          answer(202, '', acceptedHeaders({ 'Operation-Location': location }));
        };
        const trial = expectAccepted(await purchaseFrom(lab, { post: [absolute] }));
        assert.deepEqual(trial.accepted?.unexpectedHeaders ?? [], []);
      },
    ],
  },
  {
    id: 49,
    group: 'purchase',
    fault: 'Operation-Location at another host',
    expected: 'polled at its own origin; reported; nothing is sent there',
    cases: [leadsElsewhere(({ origin }) => `${origin}/phoneNumbers/operations/other`)],
  },
  {
    id: 50,
    group: 'purchase',
    fault: 'Operation-Location at another origin in disguise',
    expected: 'as in row 49',
    cases: [
      leadsElsewhere(({ host }) => `//${host}/phoneNumbers/operations/other`),
      leadsElsewhere(({ port }) => `http://localhost:${port}/phoneNumbers/operations/other`),
      leadsElsewhere(({ host }) => `http://127.0.0.1@${host}/phoneNumbers/operations/other`),
      leadsElsewhere(({ port }) => `http://[::ffff:127.0.0.1]:${port}/phoneNumbers/operations/other`),
      leadsElsewhere(({ port }) => `http://localhost.:${port}/phoneNumbers/operations/other`),
      leadsElsewhere(({ port }) => `http://xn--lcalhost-54a:${port}/phoneNumbers/operations/other`),
    ],
  },
  {
    id: 51,
    group: 'purchase',
    fault: 'Operation-Location that is no http URL',
    expected: 'polled at its own origin',
    cases: ['file:///etc/passwd', 'javascript:alert(1)', 'http://[', '%'].map((value) =>
      leadsElsewhere(() => value, false),
    ),
  },
  {
    id: 52,
    group: 'purchase',
    fault: 'two Operation-Location headers',
    expected: 'polled at its own origin',
    cases: [
      (lab) =>
        isAccepted(
          lab,
          reply(202, '', [...acceptedHeaders(), ['Operation-Location', '/phoneNumbers/operations/other']]),
        ),
    ],
  },
];
