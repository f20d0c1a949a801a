import assert from 'node:assert/strict';
import { openBlackHole } from '../lab/black-hole.js';
import { fetchAfterLookup, fetchAndThen } from '../lab/fetch-with.js';
import type { Stage } from '../lab/kinds.js';
import type { Lab } from '../lab/lab.js';
import type { Script, Step } from '../lab/script.js';
import { begin, reply, running, searchId, succeeded } from '../lab/steps.js';
import type { Row } from '../row.js';
import { twoProcesses } from './claims/processes.js';
import { createAbort, expectAborted } from './expect-aborted.js';
import { longWaitCases } from './long-wait.js';
import { processEndCases } from './process-end.js';

/** Aborted while the purchase is made; the script gets what aborts. */
const whilePurchasing =
  (script: (abort: Step) => Script, ...outcomes: string[]) =>
  async (lab: Lab) => {
    const abort = createAbort();
    const service = await lab.start(script(abort.abort));
    expectAborted(abort, await lab.purchase(lab.open(service.url), { signal: abort.signal }), ...outcomes);
  };

/** Aborted while the operation is waited for. */
const whileWaiting = (script: (abort: Step) => Script) => async (lab: Lab) => {
  const abort = createAbort();
  const service = await lab.start(script(abort.abort));
  const { accepted } = await lab.purchase(lab.open(service.url));
  expectAborted(abort, await lab.finish(accepted, { signal: abort.signal }), 'accepted');
};

const half = (status: number) => begin(status, [['Content-Length', '100']], '{');

export const lifecycleRows: readonly Row[] = [
  {
    id: 74,
    group: 'lifecycle',
    fault: 'aborted: before it is sent, while connecting, waiting, in a body, in a pause, in the last read',
    expected: 'ends at once, with the reason and the known outcome; nothing is left behind',
    cases: [
      async (lab) => {
        const abort = createAbort();
        abort.abort();
        const service = await lab.start();
        expectAborted(abort, await lab.purchase(lab.open(service.url), { signal: abort.signal }), 'not-sent');
        assert.equal(service.received.length, 0);
      },
      async (lab) => {
        const abort = createAbort();
        const hole = lab.use(await openBlackHole());
        const purchasing = lab.purchase(lab.open(hole.url, { fetch: fetchAfterLookup() }), {
          signal: abort.signal,
        });
        setTimeout(abort.abort, 50);
        expectAborted(abort, await purchasing, 'not-sent', 'unknown');
      },
      whilePurchasing((abort) => ({ post: [abort] }), 'unknown'),
      async (lab) => {
        const abort = createAbort();
        const service = await lab.start({ post: [half(400)] });
        const onHead = (stage: Stage) => stage === 'post' && abort.abort();
        const client = lab.open(service.url, { fetch: fetchAndThen(onHead) });
        expectAborted(abort, await lab.purchase(client, { signal: abort.signal }), 'rejected');
      },
      async (lab) => {
        const abort = createAbort();
        lab.clock.hold(abort.abort);
        const service = await lab.start({ post: [reply(429)] });
        expectAborted(abort, await lab.purchase(lab.open(service.url), { signal: abort.signal }), 'rejected');
      },
      whileWaiting((abort) => ({ operation: [running, abort] })),
      async (lab) => {
        const abort = createAbort();
        const service = await lab.start({ operation: [half(200)] });
        const onHead = (stage: Stage) => stage === 'read' && abort.abort();
        const { accepted } = await lab.purchase(lab.open(service.url, { fetch: fetchAndThen(onHead) }));
        expectAborted(abort, await lab.finish(accepted, { signal: abort.signal }), 'accepted');
      },
      async (lab) => {
        const abort = createAbort();
        const service = await lab.start();
        const { accepted } = await lab.purchase(lab.open(service.url));
        lab.clock.hold(abort.abort);
        expectAborted(abort, await lab.finish(accepted, { signal: abort.signal }), 'accepted');
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
    alone: true,
    group: 'lifecycle',
    fault: 'two processes purchase the same search, with one claim store',
    expected: 'sent once; both get the purchase',
    cases: [twoProcesses(searchId), twoProcesses(searchId.toUpperCase())],
  },
  // Row 77, a journal that is corrupt or cannot be written, is for a command line that keeps one; a library does not.
  {
    id: 78,
    alone: true,
    group: 'lifecycle',
    fault: 'the date jumps by an hour, a token expires, 10,000 reads',
    expected: 'waits no longer than usual; authenticates again; memory stays flat',
    cases: longWaitCases,
  },
];
