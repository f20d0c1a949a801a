import assert from 'node:assert/strict';
import type { Lab } from '../../lab/lab.js';
import type { Script } from '../../lab/script.js';
import { accept, operation, reply, reset, running, searchId, succeeded, times } from '../../lab/steps.js';
import type { Row } from '../../row.js';
import { expectAccepted, expectBought, expectError, expectUnknown, purchaseFrom } from '../expect.js';

const failure = (code: string) => operation('failed', { error: { code, message: 'It failed.' } });
const earlier = failure('EarlierFailure');

/** The search failed before, and is purchased again. */
const purchaseAgain = (lab: Lab, script: Script, timeoutMs = 120_000) =>
  purchaseFrom(lab, { lookup: [earlier], ...script }, { timeoutMs });

/** The failure is not the one of this purchase; it is bought in the end. */
const isBought = (script: Script) => async (lab: Lab) => {
  const trial = expectAccepted(await purchaseAgain(lab, script));
  expectBought({ ...trial, ...(await lab.finish(trial.accepted)) });
};

/** The purchase fails; returns the time that it took to find out, in milliseconds. */
async function fails(lab: Lab, script: Script): Promise<number> {
  const trial = expectAccepted(await purchaseAgain(lab, script));
  const start = lab.clock.now();
  expectError(await lab.finish(trial.accepted), { outcome: 'failed', code: 'operation-failed' });
  return lab.clock.now() - start;
}

/** What is known of a failure, if nobody knows when it happened. */
const latestAttempt = /latest known attempt/;

export const earlierFailureRows: readonly Row[] = [
  {
    id: 200,
    group: 'repeat',
    fault: 'an operation that failed before, and is still read like that after the purchase',
    expected: 'proves nothing: read on until it changes, or for 60 s',
    cases: [
      isBought({ post: [reset], operation: [earlier, earlier, running, succeeded] }),
      isBought({ operation: [earlier, running, succeeded] }),
      isBought({ operation: [earlier, earlier, succeeded] }),
      isBought({ post: [reset], operation: [...times(10, earlier), running, succeeded] }),
      // The 60 s begin when it was accepted, however long it was throttled before.
      async (lab) => {
        const throttled = reply(429, '', [['Retry-After', '40']]);
        const script = { post: [...times(2, throttled), accept], operation: [earlier, running, succeeded] };
        const trial = await purchaseAgain(lab, script);
        expectBought({ ...trial, ...(await lab.finish(trial.accepted)) });
      },
      async (lab) => {
        const elapsed = await fails(lab, { operation: [earlier, running, earlier] });
        assert.ok(elapsed < 60_000, `it took ${elapsed} ms`);
      },
      async (lab) => {
        const elapsed = await fails(lab, { operation: [failure('AnotherFailure')] });
        assert.ok(elapsed < 10_000, `it took ${elapsed} ms`);
      },
      async (lab) => {
        const elapsed = await fails(lab, { operation: [earlier] });
        assert.ok(elapsed >= 60_000 && elapsed <= 130_000, `it took ${elapsed} ms`);
      },
    ],
  },
  {
    id: 201,
    group: 'repeat',
    fault: 'an operation that failed before, and is read like that after a reset, until the deadline',
    expected: 'sent once; unknown',
    cases: [
      async (lab) => {
        expectUnknown(await purchaseAgain(lab, { post: [reset], operation: [earlier] }, 30_000));
      },
    ],
  },
  {
    id: 202,
    group: 'repeat',
    fault: 'an operation that failed before, and a search that is purchased twice by one client after that',
    expected: 'sent once: the failure that is still read is not the one of the purchase just sent',
    cases: [
      // A queue delivers a job twice.
      async (lab) => {
        const service = await lab.start({
          lookup: [earlier],
          operation: [...times(3, earlier), running, succeeded],
        });
        const client = lab.open(service.url);
        await lab.purchase(client);
        const again = await lab.purchase(client);
        assert.equal(service.count('post'), 1, 'it was sent once');
        expectBought({ service, ...(await lab.finish(again.accepted)) });
      },
      async (lab) => {
        const service = await lab.start({ lookup: [earlier], post: [reset], operation: [earlier] });
        const client = lab.open(service.url);
        expectError(await lab.purchase(client, { timeoutMs: 10_000 }), { outcome: 'unknown' });
        expectError(await lab.purchase(client, { timeoutMs: 10_000 }), { outcome: 'unknown' });
        assert.equal(service.count('post'), 1, 'it was sent once');
      },
    ],
  },
  {
    id: 203,
    group: 'repeat',
    fault: 'an operation that failed, and nobody knows when: resumed, or purchased without the read',
    expected: 'failed; the message says that it is the latest known attempt',
    cases: [
      async (lab) => {
        const trial = await purchaseFrom(lab, { operation: [earlier] }, { existing: 'ignore' });
        const { message } = expectError(await lab.finish(trial.accepted), { outcome: 'failed' });
        assert.match(String(message), latestAttempt);
      },
      async (lab) => {
        const service = await lab.start({ lookup: [earlier] });
        const { resume } = lab.open(service.url);
        assert.ok(resume !== undefined, 'it can be resumed');
        const { message } = expectError(await lab.finish(resume(searchId)), { outcome: 'failed' });
        assert.match(String(message), latestAttempt);
      },
    ],
  },
];
