import assert from 'node:assert/strict';
import { openBlackHole } from '../../lab/black-hole.js';
import { fetchAndThen } from '../../lab/fetch-with.js';
import type { Stage } from '../../lab/kinds.js';
import type { Lab } from '../../lab/lab.js';
import type { Step } from '../../lab/script.js';
import { settled } from '../../lab/settled.js';
import { begin, notFound, reply } from '../../lab/steps.js';
import type { Row } from '../../row.js';
import { expectBought, purchaseFrom } from '../expect.js';
import { createAbort, expectAborted } from '../expect-aborted.js';
import { killedAt } from '../process-end.js';

/** Aborted while the operation is read; the step gets the function that aborts. */
const whileReading = (step: (abort: () => void) => Step) => async (lab: Lab) => {
  const abort = createAbort();
  const service = await lab.start({ lookup: [step(abort.abort)] });
  const { signal } = abort;
  expectAborted(abort, await lab.purchase(lab.open(service.url), { signal }), 'not-sent');
  await settled();
  assert.equal(service.count('post'), 0, 'nothing is sent afterwards');
};

export const lookupInterruptedRows: readonly Row[] = [
  {
    id: 170,
    group: 'lookup',
    fault: 'aborted: while connecting, waiting, in a body, in a pause',
    expected: 'ends at once with the reason; not sent, and nothing is sent afterwards',
    cases: [
      async (lab) => {
        const abort = createAbort();
        const hole = lab.use(await openBlackHole());
        const purchasing = lab.purchase(lab.open(hole.url), { signal: abort.signal });
        setTimeout(abort.abort, 50);
        expectAborted(abort, await purchasing, 'not-sent');
      },
      whileReading((abort) => abort),
      whileReading((abort) => (exchange) => {
        notFound(exchange);
        abort();
      }),
      async (lab) => {
        const abort = createAbort();
        const service = await lab.start({ lookup: [begin(200, [['Content-Length', '100']], '{')] });
        const onHead = (stage: Stage) => stage === 'lookup' && abort.abort();
        const client = lab.open(service.url, { fetch: fetchAndThen(onHead) });
        expectAborted(abort, await lab.purchase(client, { signal: abort.signal }), 'not-sent');
        await settled();
        assert.equal(service.count('post'), 0, 'nothing is sent afterwards');
      },
      async (lab) => {
        const abort = createAbort();
        lab.clock.hold(abort.abort);
        const service = await lab.start({ lookup: [reply(500)] });
        expectAborted(abort, await lab.purchase(lab.open(service.url), { signal: abort.signal }), 'not-sent');
        lab.clock.advance(60_000);
        await settled();
        assert.equal(service.received.length, 1, 'nothing is sent afterwards');
      },
    ],
  },
  {
    id: 171,
    alone: true,
    group: 'lookup',
    fault: 'killed (SIGKILL) before, during and after the read, and purchased by another process',
    expected: 'exactly one purchase each time',
    cases: [
      killedAt({ moment: { when: 'before', stage: 'lookup', number: 1 }, dropped: true }),
      killedAt({ moment: { when: 'before', stage: 'lookup', number: 1 } }),
      killedAt({ moment: { when: 'after', stage: 'lookup', number: 1 } }),
    ],
  },
  {
    id: 172,
    group: 'lookup',
    fault: "the caller skips the read: `existing: 'ignore'`",
    expected: 'purchased at once; an earlier purchase is not found',
    cases: [
      async (lab) => {
        const options = { existing: 'ignore' } as const;
        const trial = await purchaseFrom(lab, { lookup: [reply(403)] }, options);
        assert.deepEqual(trial.service.kinds, ['post']);
        assert.equal(trial.accepted?.created, true);
        expectBought({ ...trial, ...(await lab.finish(trial.accepted)) });
      },
    ],
  },
];
