import assert from 'node:assert/strict';
import type { ClaimState, PurchaseClaims } from '@acs-contracts/phone-numbers-client';
import { createMemoryClaims } from '../../claims/memory-claims.js';
import type { Lab } from '../../lab/lab.js';
import type { Step } from '../../lab/script.js';
import { accept, notFound, operation, running, succeeded } from '../../lab/steps.js';
import type { Row } from '../../row.js';
import { expectBought, expectError, expectFound, expectPurchased, purchaseFrom } from '../expect.js';

/** A store that answers like this, and a claim that only counts how often it was marked as sent. */
function answering(answer: Omit<ClaimState, 'claim'>) {
  let marks = 0;
  const claim = {
    async markSent() {
      marks++;
    },
    async release() {},
  };
  const claims: PurchaseClaims = { acquire: async () => ({ ...answer, claim }) };
  return { claims, marks: () => marks };
}

/** Nobody may send; the operation is read until the deadline. */
const readsUntilDeadline =
  (answer: Omit<ClaimState, 'claim'>, members: object, resendAfterMs?: number) => async (lab: Lab) => {
    const { claims, marks } = answering(answer);
    const options = resendAfterMs === undefined ? { claims } : { claims, resendAfterMs };
    const trial = await purchaseFrom(lab, { lookup: [notFound] }, { timeoutMs: 30_000 }, options);
    expectError(trial, { ...members });
    assert.equal(trial.service.count('post'), 0, 'nothing was purchased');
    assert.ok(trial.service.count('lookup') > 1, 'it was read more than once');
    assert.ok(lab.clock.now() > 25_000, `it was given up after ${lab.clock.now()} ms, before the deadline`);
    assert.equal(marks(), 0);
  };

/** What the other process has purchased is found. */
const finds =
  (state: ClaimState['state'], ...lookup: readonly Step[]) =>
  async (lab: Lab) => {
    const { claims, marks } = answering({ state, ...(state === 'sent' && { sentAt: new Date() }) });
    await expectFound(lab, await purchaseFrom(lab, { lookup }, {}, { claims, resendAfterMs: 60_000 }));
    assert.equal(marks(), 0);
  };

const longAgo = () => new Date(Date.now() - 600_000);

export const claimStateRows: readonly Row[] = [
  {
    id: 210,
    group: 'claims',
    fault: 'the claim is granted',
    expected: 'claimed, read, marked as sent, sent, in this order; kept after it was accepted',
    cases: [
      async (lab) => {
        const events: string[] = [];
        const note =
          (event: string, step: Step): Step =>
          (exchange) => {
            events.push(event);
            return step(exchange);
          };
        const claims = createMemoryClaims({ clock: lab.clock, onCall: (call) => events.push(call) });
        const script = { lookup: [note('read', notFound)], post: [note('POST', accept)] };
        const trial = await purchaseFrom(lab, script, {}, { claims });
        await expectPurchased(lab, trial, 1);
        assert.deepEqual(events, ['acquire', 'read', 'markSent', 'POST']);
      },
    ],
  },
  {
    id: 211,
    group: 'claims',
    fault: 'the claim is held by another process',
    expected: 'not sent: its purchase is read until the deadline',
    cases: [
      readsUntilDeadline({ state: 'held' }, { outcome: 'not-sent', code: 'claim-held' }),
      async (lab) => {
        const { claims } = answering({ state: 'held' });
        const trial = await purchaseFrom(lab, {}, { existing: 'ignore', timeoutMs: 30_000 }, { claims });
        expectError(trial, { outcome: 'not-sent', code: 'claim-held' });
        assert.equal(trial.service.count('post'), 0, 'nothing was purchased');
      },
      finds('held', notFound, notFound, running, succeeded),
      finds('held', running, succeeded),
    ],
  },
  {
    id: 212,
    group: 'claims',
    fault: 'another process has marked it as sent',
    expected: 'not sent: its purchase is read until the deadline, and unknown after that',
    cases: [
      readsUntilDeadline({ state: 'sent', sentAt: longAgo() }, { outcome: 'unknown' }),
      readsUntilDeadline({ state: 'sent', sentAt: new Date() }, { outcome: 'unknown' }, 3_600_000),
      finds('sent', notFound, notFound, running, succeeded),
      finds('sent', operation('notStarted'), running, succeeded),
    ],
  },
  {
    id: 213,
    group: 'claims',
    fault: 'another process has marked it as sent, longer ago than `resendAfterMs`',
    expected: 'marked as sent again, and sent, unless it is found',
    cases: [
      async (lab) => {
        const { claims, marks } = answering({ state: 'sent', sentAt: longAgo() });
        const trial = await purchaseFrom(lab, {}, {}, { claims, resendAfterMs: 60_000 });
        assert.equal(trial.accepted?.created, true, `expected it to be sent, got ${trial.error}`);
        assert.equal(trial.service.count('post'), 1, 'it was sent once');
        assert.equal(marks(), 1);
        expectBought({ ...trial, ...(await lab.finish(trial.accepted)) });
      },
      async (lab) => {
        const { claims, marks } = answering({ state: 'sent', sentAt: longAgo() });
        const script = { lookup: [running, succeeded] };
        await expectFound(lab, await purchaseFrom(lab, script, {}, { claims, resendAfterMs: 60_000 }));
        assert.equal(marks(), 0);
      },
    ],
  },
];
