import assert from 'node:assert/strict';
import type { Claim, PurchaseClaims } from '@acs-contracts/phone-numbers-client';
import { type ClaimCall, createMemoryClaims } from '../../claims/memory-claims.js';
import type { Lab } from '../../lab/lab.js';
import type { Script, Step } from '../../lab/script.js';
import { settled } from '../../lab/settled.js';
import { notFound, operation, reply, reset, running } from '../../lab/steps.js';
import type { Row } from '../../row.js';
import { expectBought, expectError, purchaseFrom } from '../expect.js';
import { createAbort, expectAborted } from '../expect-aborted.js';

const never = new Promise<never>(() => {});

const broken = async (): Promise<never> => {
  throw new Error('The store is out of order.');
};

/** A store that grants a claim whose calls do this. */
const granting = (claim: Partial<Claim>): PurchaseClaims => ({
  acquire: async () => ({
    state: 'granted',
    claim: { markSent: async () => {}, release: async () => {}, ...claim },
  }),
});

/** Nothing is purchased with this store. */
const notSent =
  (claims: (lab: Lab) => PurchaseClaims, members: object = { code: 'claim-failed' }) =>
  async (lab: Lab) => {
    const trial = await purchaseFrom(lab, {}, { timeoutMs: 30_000 }, { claims: claims(lab) });
    expectError(trial, { outcome: 'not-sent', ...members });
    await settled();
    assert.equal(trial.service.count('post'), 0, 'nothing was purchased');
  };

/** Lets the deadline pass, and does not answer. */
const hang = (lab: Lab) => async () => {
  setImmediate(() => lab.clock.advance(30_000));
  return never;
};

/** A purchase that ends like this calls the store like that. */
const calls = (script: Script, expected: readonly ClaimCall[]) => async (lab: Lab) => {
  const actual: ClaimCall[] = [];
  const claims = createMemoryClaims({ clock: lab.clock, onCall: (call) => actual.push(call) });
  const { accepted } = await purchaseFrom(lab, script, { timeoutMs: 60_000 }, { claims });
  if (accepted !== undefined) await lab.finish(accepted);
  await settled();
  assert.deepEqual(actual, expected);
};

export const claimFaultRows: readonly Row[] = [
  {
    id: 214,
    group: 'claims',
    fault: 'the store fails, or does not answer, when it is asked for a claim',
    expected: 'not sent, and nothing is read',
    cases: [
      notSent(() => ({ acquire: broken })),
      notSent((lab) => ({ acquire: hang(lab) }), {}),
      async (lab) => {
        const trial = await purchaseFrom(lab, {}, {}, { claims: { acquire: broken } });
        expectError(trial, { outcome: 'not-sent', code: 'claim-failed', phase: 'claim' });
        assert.equal(trial.service.received.length, 0);
      },
      async (lab) => {
        const abort = createAbort();
        let passed: AbortSignal | undefined;
        const claims: PurchaseClaims = {
          async acquire(_searchId, { signal }) {
            passed = signal;
            setImmediate(abort.abort);
            return never;
          },
        };
        const service = await lab.start();
        const client = lab.open(service.url, { claims });
        expectAborted(abort, await lab.purchase(client, { signal: abort.signal }), 'not-sent');
        assert.equal(passed?.aborted, true, 'the store is told');
        assert.equal(service.received.length, 0);
      },
    ],
  },
  {
    id: 215,
    group: 'claims',
    fault: 'the claim cannot be marked as sent: the store fails, does not answer, or it was taken over',
    expected: 'not sent',
    cases: [
      notSent(() => granting({ markSent: broken })),
      notSent((lab) => granting({ markSent: hang(lab) }), {}),
      // Marked when the deadline has passed: too late to send.
      async (lab) => {
        let mark = () => {};
        const marked = new Promise<void>((resolve) => {
          mark = resolve;
        });
        const markSent = () => {
          setImmediate(() => lab.clock.advance(30_000));
          return marked;
        };
        const claims = granting({ markSent });
        const trial = await purchaseFrom(lab, {}, { timeoutMs: 30_000 }, { claims });
        expectError(trial, { outcome: 'not-sent' });
        mark();
        await settled();
        assert.equal(trial.service.count('post'), 0, 'nothing is sent afterwards');
      },
      // Its read takes so long that another process takes the claim over, and purchases.
      async (lab) => {
        const claims = createMemoryClaims({ clock: lab.clock });
        const service = await lab.start({ lookup: [whileReading, notFound] });
        async function whileReading(exchange: Parameters<Step>[0]) {
          claims.endLeases();
          const other = await lab.purchase(lab.open(service.url, { claims }));
          expectBought({ service, ...(await lab.finish(other.accepted)) });
          return notFound(exchange);
        }
        const result = await lab.purchase(lab.open(service.url, { claims }));
        expectError(result, { outcome: 'not-sent' });
        assert.equal(service.count('post'), 1, 'it was sent once');
      },
    ],
  },
  {
    id: 216,
    group: 'claims',
    fault: 'the purchase ends in every way',
    expected: 'the claim is released if nothing was sent, or it was rejected, and never otherwise',
    cases: [
      calls({ lookup: [reply(403)] }, ['acquire', 'release']),
      calls({ lookup: [reply(500)] }, ['acquire', 'release']),
      calls({ lookup: [reply(410)] }, ['acquire', 'release']),
      calls({ post: [reply(400)] }, ['acquire', 'markSent', 'release']),
      calls({ post: [reply(429)] }, ['acquire', 'markSent', 'release']),
      calls({}, ['acquire', 'markSent']),
      calls({ post: [reset], operation: [notFound] }, ['acquire', 'markSent']),
      calls({ post: [reply(500)], operation: [running] }, ['acquire', 'markSent']),
      calls({ operation: [operation('failed')] }, ['acquire', 'markSent']),
      async (lab) => {
        const claims = granting({ release: broken });
        const trial = await purchaseFrom(lab, { post: [reply(400)] }, {}, { claims });
        expectError(trial, { outcome: 'rejected', status: 400 });
      },
    ],
  },
  {
    id: 217,
    group: 'claims',
    fault: 'two clients with one store purchase at once',
    expected: 'sent once; both get the purchase',
    cases: [
      async (lab) => {
        const claims = createMemoryClaims({ clock: lab.clock });
        const service = await lab.start({ lookup: [notFound], operation: [running] });
        const clients = [lab.open(service.url, { claims }), lab.open(service.url, { claims })];
        const results = await Promise.all(clients.map((client) => lab.purchase(client)));
        for (const { accepted, error } of results) {
          assert.ok(accepted !== undefined, `expected it to be accepted, got ${error}`);
        }
        assert.equal(service.count('post'), 1, 'it was sent once');
      },
    ],
  },
];
