import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { openBlackHole } from '../lab/black-hole.js';
import { fetchAndThen } from '../lab/fetch-with.js';
import type { Lab, Result } from '../lab/lab.js';
import type { Script, Step } from '../lab/service.js';
import { begin, reply, running, succeeded } from '../lab/steps.js';
import type { Row } from '../row.js';
import { expectError } from './expect.js';
import { longWaitCases } from './long-wait.js';
import { processEndCases } from './process-end.js';

/** A signal that is aborted with a reason of its own, and how long ago that was, in milliseconds. */
function createAbort() {
  const controller = new AbortController();
  const reason = new Error('no longer wanted');
  let at = Number.NaN;
  const abort = () => {
    at = performance.now();
    controller.abort(reason);
  };
  return { abort, reason, signal: controller.signal, elapsed: () => performance.now() - at };
}

/** The call has ended at once, as it should; what is known of the purchase is one of these. */
function expectAborted(
  { reason, signal, elapsed }: ReturnType<typeof createAbort>,
  result: Result,
  ...outcomes: string[]
) {
  // It takes 25 ms at most; the rest is for a machine that is busy.
  assert.ok(elapsed() < 2000, `it took ${elapsed()} ms`);
  const { outcome } = Object(result.error);
  assert.ok(outcomes.includes(outcome), `expected ${outcomes}, got ${outcome}: ${result.error}`);
  expectError(result, { code: 'aborted', cause: reason });
  assert.equal(getEventListeners(signal, 'abort').length, 0, 'no listener is left');
}

/** Aborted while the purchase is made; the script gets what aborts. */
const whilePurchasing =
  (script: (abort: Step) => Script, ...outcomes: string[]) =>
  async (lab: Lab) => {
    const abort = createAbort();
    const service = await lab.start(script(abort.abort));
    expectAborted(abort, await lab.purchase(lab.open(service.url), abort), ...outcomes);
  };

/** Aborted while the operation is waited for. */
const whileWaiting = (script: (abort: Step) => Script) => async (lab: Lab) => {
  const abort = createAbort();
  const service = await lab.start(script(abort.abort));
  const { accepted } = await lab.purchase(lab.open(service.url));
  expectAborted(abort, await lab.finish(accepted, abort), 'accepted');
};

const half = (status: number) => begin(status, [['Content-Length', '100']], '{');

export const lifecycleRows: readonly Row[] = [
  {
    id: 74,
    group: 'lifecycle',
    fault: 'aborted: before it is sent, while connecting, waiting, in a body, in a pause, in the last read',
    expected: 'ends at once, with the reason and what is known by then; nothing is left behind',
    cases: [
      async (lab) => {
        const abort = createAbort();
        abort.abort();
        const service = await lab.start();
        expectAborted(abort, await lab.purchase(lab.open(service.url), abort), 'not-sent');
        assert.equal(service.received.length, 0);
      },
      async (lab) => {
        const abort = createAbort();
        const hole = lab.use(await openBlackHole());
        const purchasing = lab.purchase(lab.open(hole.url), abort);
        setTimeout(abort.abort, 50);
        expectAborted(abort, await purchasing, 'not-sent', 'unknown');
      },
      whilePurchasing((abort) => ({ post: [abort] }), 'unknown'),
      async (lab) => {
        const abort = createAbort();
        const service = await lab.start({ post: [half(400)] });
        const client = lab.open(service.url, { fetch: fetchAndThen(abort.abort) });
        expectAborted(abort, await lab.purchase(client, abort), 'rejected');
      },
      async (lab) => {
        const abort = createAbort();
        lab.clock.hold(abort.abort);
        const service = await lab.start({ post: [reply(429)] });
        expectAborted(abort, await lab.purchase(lab.open(service.url), abort), 'rejected');
      },
      whileWaiting((abort) => ({ operation: [running, abort] })),
      async (lab) => {
        const abort = createAbort();
        const service = await lab.start({ operation: [half(200)] });
        let heads = 0;
        const fetch = fetchAndThen(() => ++heads === 2 && abort.abort());
        const { accepted } = await lab.purchase(lab.open(service.url, { fetch }));
        expectAborted(abort, await lab.finish(accepted, abort), 'accepted');
      },
      async (lab) => {
        const abort = createAbort();
        const service = await lab.start();
        const { accepted } = await lab.purchase(lab.open(service.url));
        lab.clock.hold(abort.abort);
        expectAborted(abort, await lab.finish(accepted, abort), 'accepted');
      },
      whileWaiting((abort) => ({ operation: [succeeded], search: [abort] })),
    ],
  },
  {
    id: 75,
    alone: true,
    group: 'lifecycle',
    fault: 'killed (SIGKILL) at twelve points of a purchase, and resumed by another process',
    expected: 'exactly one purchase each time',
    cases: processEndCases,
  },
  {
    id: 76,
    group: 'lifecycle',
    fault: 'two processes purchase the same search',
    expected: 'one request',
    cases: [],
    notTried: 'needs a journal on disk, which a library does not keep; it comes with a command line',
  },
  {
    id: 77,
    group: 'lifecycle',
    fault: 'a journal that is corrupt, cut off, read-only, on a full disk, of another host',
    expected: 'refused before anything is sent',
    cases: [],
    notTried: 'needs a journal on disk, which a library does not keep; it comes with a command line',
  },
  {
    id: 78,
    alone: true,
    group: 'lifecycle',
    fault: 'the date jumps by an hour, a token expires, 10,000 reads',
    expected: 'waits as long as it would; authenticates anew; memory stays flat',
    cases: longWaitCases,
  },
];
