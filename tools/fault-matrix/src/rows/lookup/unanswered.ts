import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import type { PurchaseOptions } from '../../adapters/adapter.js';
import { fetchRefusesManyCodings, manyCodings } from '../../lab/codings.js';
import type { Lab } from '../../lab/lab.js';
import type { HeaderLines, Step } from '../../lab/script.js';
import { createStall, type Stall } from '../../lab/stall.js';
import { begin, close, notFound, operationText, reply, reset, times } from '../../lab/steps.js';
import type { Row } from '../../row.js';
import { expectNotSent, expectPurchased, purchaseFrom } from '../expect.js';

/** The read is repeated twice, and then nothing is sent. */
const givesUp = (step: Step, status?: number) => async (lab: Lab) => {
  const trial = await purchaseFrom(lab, { lookup: [step] });
  expectNotSent(trial, status === undefined ? { code: 'connection-failed' } : { status });
  assert.equal(trial.service.count('lookup'), 3);
  assert.ok(Math.floor(lab.clock.now()) <= 20_000, `it took ${lab.clock.now()} ms`);
};

/** The read is repeated after these, and then the search is purchased. */
const recovers =
  (...steps: readonly Step[]) =>
  async (lab: Lab) => {
    const trial = await purchaseFrom(lab, { lookup: [...steps, notFound] });
    await expectPurchased(lab, trial, steps.length + 1);
  };

/** The read is not answered in full: each attempt has its limit, and all of them have one, too. */
const stalls =
  (step: (stall: Stall) => Step, send: 'fetch' | 'fetchEndless', options: PurchaseOptions, limit: number) =>
  async (lab: Lab) => {
    const stall = createStall(lab.clock);
    const script = { lookup: [step(stall)] };
    const trial = await purchaseFrom(lab, script, options, { fetch: stall[send] });
    expectNotSent(trial, { code: 'timed-out' });
    assert.ok(stall.attempts.length > 0 && Math.max(...stall.attempts) <= 10_000, `${stall.attempts}`);
    assert.ok(trial.service.count('lookup') <= 3);
    assert.ok(Math.floor(lab.clock.now()) <= limit, `it took ${lab.clock.now()} ms`);
  };

const half: HeaderLines = [['Content-Length', '100']];
const gzip: HeaderLines = [...half, ['Content-Encoding', 'gzip']];
// Without `close`, the next read may be sent on this connection while it ends.
const codings: HeaderLines = [...manyCodings, ['Connection', 'close']];
const html: HeaderLines = [['Content-Type', 'text/html']];

/** Writes a byte every 200 ms, as long as the connection is open. */
const drip: Step = ({ socket }) => {
  const timer = setInterval(() => socket.write(' '), 200);
  socket.once('close', () => clearInterval(timer));
};

function row(id: number, fault: string, ...steps: readonly (readonly [Step, number?])[]): Row {
  return {
    id,
    group: 'lookup',
    fault,
    expected: 'read again twice at most; purchased if that says 404, and not sent otherwise',
    cases: steps.flatMap(([step, status]) => [
      givesUp(step, status),
      recovers(step),
      recovers(...times(2, step)),
    ]),
  };
}

export const lookupUnansweredRows: readonly Row[] = [
  row(108, 'reset before the response', [reset]),
  row(110, 'closed before the response', [close]),
  {
    id: 111,
    group: 'lookup',
    fault: 'no response',
    expected: 'not sent; each attempt ends after 10 s, and all of them after 20 s',
    cases: [stalls(({ step }) => step, 'fetch', {}, 20_000)],
  },
  {
    id: 112,
    group: 'lookup',
    fault: 'no response within a timeout of 1 s or 8 s',
    expected: 'not sent; half of the timeout is left to the purchase',
    cases: [
      stalls(({ step }) => step, 'fetch', { timeoutMs: 1000 }, 500),
      stalls(({ step }) => step, 'fetch', { timeoutMs: 8000 }, 4000),
    ],
  },
  {
    id: 114,
    group: 'lookup',
    fault: '200 whose body never ends',
    expected: 'as if there were no response',
    cases: [
      stalls(() => begin(200, half, '{'), 'fetchEndless', {}, 20_000),
      stalls(() => begin(200, half, '{'), 'fetchEndless', { timeoutMs: 1000 }, 500),
    ],
  },
  {
    id: 115,
    group: 'lookup',
    fault: '200 whose body is one byte every 200 ms',
    expected: 'as if there were no response',
    cases: [stalls(() => begin(200, half, '', drip), 'fetchEndless', {}, 20_000)],
  },
  row(116, '200, then a reset in its body', [begin(200, half, '{', reset)]),
  row(117, '200, then a reset in its gzip body', [
    begin(200, gzip, gzipSync(operationText('running')).subarray(0, 15), reset),
  ]),
  row(118, '200 whose Content-Length is too long', [begin(200, half, '{}', close)]),
  row(119, '500 or 504', [reply(500), 500], [reply(504), 504]),
  row(120, '502 with HTML', [reply(502, `<html>${'<p>Bad gateway</p>'.repeat(500)}</html>`, html), 502]),
  row(122, '503 with Retry-After', [reply(503, '', [['Retry-After', '1']]), 503]),
  row(131, '408 or 425', [reply(408), 408], [reply(425), 425]),
  {
    id: 142,
    group: 'lookup',
    fault: 'a Content-Encoding of 5,000 codings',
    expected: 'read again twice at most if the response cannot be read, and not sent then',
    cases: [
      async (lab) => {
        const step = begin(404, codings, '', close);
        const isReadable = lab.onNode || !(await fetchRefusesManyCodings());
        if (isReadable) await expectPurchased(lab, await purchaseFrom(lab, { lookup: [step] }), 1);
        else await givesUp(step)(lab);
      },
    ],
  },
  {
    id: 157,
    group: 'lookup',
    fault: '100, 103, and a flood of them before the 404',
    expected: 'purchased',
    cases: [
      interim('HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'),
      interim('HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(2000)),
      // `fetch` treats a 100 that it did not ask for as the end of the connection; the read is repeated.
      (lab) => interim('HTTP/1.1 100 Continue\r\n\r\n', lab.onNode ? 1 : 2)(lab),
    ],
  },
];

/** Interim responses come before the 404. */
function interim(text: string, lookups = 1) {
  return async (lab: Lab) => {
    const step: Step = (exchange) => {
      exchange.socket.write(text);
      return notFound(exchange);
    };
    await expectPurchased(lab, await purchaseFrom(lab, { lookup: [step, notFound] }), lookups);
  };
}
