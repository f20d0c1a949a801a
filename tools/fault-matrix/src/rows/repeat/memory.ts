import assert from 'node:assert/strict';
import type { PurchaseOptions } from '../../adapters/adapter.js';
import type { Lab } from '../../lab/lab.js';
import type { Script, Step } from '../../lab/script.js';
import {
  accept,
  close,
  notFound,
  operation,
  reply,
  reset,
  running,
  searchId,
  succeeded,
} from '../../lab/steps.js';
import type { Row } from '../../row.js';
import { expectBought, expectError, expectUnknown } from '../expect.js';
import { createAbort, expectAborted } from '../expect-aborted.js';

/** The first purchase ends as unknown; the second one, by the same client, does not send it again. */
const staysUnknown =
  (step: Step, secondId = searchId, options: PurchaseOptions = {}) =>
  async (lab: Lab) => {
    const service = await lab.start({ post: [step, accept], operation: [notFound] });
    const client = lab.open(service.url);
    expectUnknown({ service, ...(await lab.purchase(client)) });
    const start = lab.clock.now();
    const again = await lab.purchase(client, { ...options, timeoutMs: 90_000 }, secondId);
    expectUnknown({ service, ...again });
    const elapsed = lab.clock.now() - start;
    assert.ok(elapsed > 80_000, `it was given up after ${elapsed} ms, before the deadline`);
  };

/** The second purchase of the same client finds the first one. */
const isFoundAgain = (script: Script) => async (lab: Lab) => {
  const service = await lab.start(script);
  const client = lab.open(service.url);
  await lab.purchase(client);
  const again = await lab.purchase(client);
  assert.equal(service.count('post'), 1, 'it was sent once');
  assert.ok(again.accepted !== undefined, `expected it to be found, got ${again.error}`);
  assert.equal(again.accepted.created, false);
  expectBought({ service, ...(await lab.finish(again.accepted)) });
};

export const memoryRows: readonly Row[] = [
  {
    id: 181,
    group: 'repeat',
    fault: 'purchased again after it ended as unknown, and cannot be found',
    expected: 'not sent again; unknown at the deadline',
    cases: [
      staysUnknown(reset),
      staysUnknown(close),
      staysUnknown(reply(500)),
      staysUnknown(reset, searchId.toUpperCase()),
      staysUnknown(reset, searchId, { existing: 'ignore' }),
    ],
  },
  {
    id: 182,
    group: 'repeat',
    fault: 'purchased again after it was accepted, or ended as unknown, and found by now',
    expected: 'not sent again: the first purchase is continued, even if it has not started',
    cases: [
      isFoundAgain({}),
      isFoundAgain({ operation: [operation('notStarted'), running, succeeded] }),
      isFoundAgain({
        post: [reset],
        operation: [notFound, notFound, notFound, notFound, running, succeeded],
      }),
      isFoundAgain({ operation: [notFound, running, succeeded] }),
      async (lab) => {
        const service = await lab.start();
        const client = lab.open(service.url);
        for (const _ of [1, 2]) {
          const { accepted } = await lab.purchase(client);
          expectBought({ service, ...(await lab.finish(accepted)) });
        }
        assert.equal(service.count('post'), 1, 'it was sent once');
      },
      // Another process, or a queue that delivers a job twice.
      async (lab) => {
        const service = await lab.start();
        await lab.purchase(lab.open(service.url));
        const again = await lab.purchase(lab.open(service.url));
        assert.equal(service.count('post'), 1, 'it was sent once');
        expectBought({ service, ...(await lab.finish(again.accepted)) });
      },
    ],
  },
  {
    id: 183,
    group: 'repeat',
    fault: 'purchased again after it was aborted while it was sent',
    expected: 'not sent again: the first purchase is continued',
    cases: [
      async (lab) => {
        const abort = createAbort();
        const service = await lab.start({ post: [abort.abort, accept] });
        const client = lab.open(service.url);
        expectAborted(abort, await lab.purchase(client, { signal: abort.signal }), 'unknown');
        const again = await lab.purchase(client);
        assert.equal(service.count('post'), 1, 'it was sent once');
        expectBought({ service, ...(await lab.finish(again.accepted)) });
      },
    ],
  },
  {
    id: 184,
    group: 'repeat',
    fault: 'purchased again after it was rejected',
    expected: 'read, and sent again',
    cases: [
      async (lab) => {
        const service = await lab.start({
          post: [reply(400), accept],
          operation: [notFound, running, succeeded],
        });
        const client = lab.open(service.url);
        expectError(await lab.purchase(client), { outcome: 'rejected', status: 400 });
        const again = await lab.purchase(client);
        assert.equal(again.accepted?.created, true);
        assert.deepEqual(service.kinds, ['lookup', 'post', 'operation', 'post']);
        expectBought({ service, ...(await lab.finish(again.accepted)) });
      },
    ],
  },
];
