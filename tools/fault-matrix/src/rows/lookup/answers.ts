import assert from 'node:assert/strict';
import type { Lab } from '../../lab/lab.js';
import type { Script, Step } from '../../lab/script.js';
import { createStall } from '../../lab/stall.js';
import {
  acceptedHeaders,
  begin,
  notFound,
  operation,
  phoneNumber,
  reply,
  replyJson,
  reset,
  running,
  succeeded,
} from '../../lab/steps.js';
import type { Row } from '../../row.js';
import { expectError, expectFound, expectPurchased, purchaseFrom } from '../expect.js';

const html = reply(404, '<h1>Not Found</h1>', [['Content-Type', 'text/html']]);

/** The search is purchased after the given number of reads. */
const purchases =
  (script: Script, lookups = 1) =>
  async (lab: Lab) => {
    await expectPurchased(lab, await purchaseFrom(lab, script), lookups);
  };

/** What an earlier process purchased is gone on with. */
const finds =
  (...lookup: readonly Step[]) =>
  async (lab: Lab) => {
    await expectFound(lab, await purchaseFrom(lab, { lookup }));
  };

/** The operation failed, but delivered numbers. */
const delivered = (script: Script) => async (lab: Lab) => {
  const trial = await purchaseFrom(lab, script);
  assert.equal(trial.service.count('post'), 0, 'nothing was purchased');
  const { message } = expectError(trial, {
    outcome: 'failed',
    code: 'operation-failed',
    delivered: [phoneNumber],
  });
  assert.ok(String(message).includes(phoneNumber), 'the message names the number');
};

const failedWith = (error: object) => operation('failed', { error });
const partly = { code: 'NumbersPartiallyAcquired', message: 'Some numbers were not acquired.' };
const failed = failedWith({ code: 'InternalError', message: 'The server encountered an internal error.' });
const owned = replyJson(200, { id: phoneNumber.slice(1), phoneNumber });

export const lookupAnswersRows: readonly Row[] = [
  {
    id: 113,
    group: 'lookup',
    fault: '404 with any body, or one that does not end',
    expected: "purchased after one read, or after two if the 404 is not the service's",
    cases: [
      ...[notFound, reply(404)].map((step) => purchases({ lookup: [step] })),
      ...[html, reply(404, '{"error":'), reply(404, 'null')].map((step) => purchases({ lookup: [step] }, 2)),
      purchases({ lookup: [begin(404, [['Content-Length', '100']], '{', reset)] }, 2),
      async (lab) => {
        const { fetchEndless } = createStall(lab.clock);
        const script = { lookup: [begin(404, [['Content-Length', '100']], '{')] };
        await expectPurchased(lab, await purchaseFrom(lab, script, {}, { fetch: fetchEndless }), 2);
        assert.ok(lab.clock.now() <= 25_000, `it took ${lab.clock.now()} ms`);
      },
    ],
  },
  {
    id: 149,
    group: 'lookup',
    fault: 'links to other hosts, in the headers and the body',
    expected: 'ignored',
    cases: [404, 200].map((status) => async (lab: Lab) => {
      const foreign = await lab.startForeign();
      const other = `${foreign.url}/phoneNumbers/operations/other`;
      const headers = [...acceptedHeaders({ 'Operation-Location': other }), ['Location', other] as const];
      const change = { resourceLocation: other };
      const lookup =
        status === 404
          ? [reply(404, '', headers)]
          : [operation('running', change, headers), operation('succeeded', change, headers)];
      const trial = await purchaseFrom(lab, { lookup });
      await (status === 404 ? expectPurchased(lab, trial, 1) : expectFound(lab, trial));
      assert.equal(foreign.received.length, 0);
    }),
  },
  {
    id: 162,
    group: 'lookup',
    fault: '200 with an operation that runs, has succeeded, or has an unknown status',
    expected: 'not sent: the existing purchase is continued',
    cases: [
      finds(running, succeeded),
      finds(running, operation('notStarted'), running, succeeded),
      finds(succeeded),
      finds(operation('Succeeded'), succeeded),
      finds(operation('canceling'), running, succeeded),
    ],
  },
  {
    id: 163,
    group: 'lookup',
    fault: '200 with an operation that has not started, and no earlier purchase is known',
    expected: 'purchased: a search that was never purchased may read like this',
    cases: [purchases({ lookup: [operation('notStarted')] })],
  },
  {
    id: 164,
    group: 'lookup',
    fault: '200 with an operation that failed and delivered nothing',
    expected: 'purchased',
    cases: [purchases({ lookup: [failed] }), purchases({ lookup: [operation('failed')] })],
  },
  {
    id: 165,
    group: 'lookup',
    fault: '200 with an operation that failed, but delivered numbers',
    expected: 'not sent; the error names what was delivered',
    cases: [
      delivered({ lookup: [failed], number: [owned] }),
      ...[
        partly,
        { code: 'InternalError', message: 'a', innererror: partly },
        { code: 'InternalError', message: 'a', details: [{ code: 'B', message: 'b', innererror: partly }] },
      ].map((error) => delivered({ lookup: [failedWith(error)], number: [owned] })),
      // The error says that numbers were delivered, and no number can be read.
      async (lab) => {
        const trial = await purchaseFrom(lab, { lookup: [failedWith(partly)] });
        assert.equal(trial.service.count('post'), 0, 'nothing was purchased');
        expectError(trial, { outcome: 'failed', code: 'operation-failed', delivered: undefined });
      },
      // The error says that numbers were delivered, and the search is gone.
      async (lab) => {
        const trial = await purchaseFrom(lab, { lookup: [failedWith(partly)], search: [notFound] });
        assert.equal(trial.service.count('post'), 0, 'nothing was purchased');
        expectError(trial, { outcome: 'failed', code: 'operation-failed', delivered: undefined });
      },
    ],
  },
  {
    id: 166,
    group: 'lookup',
    fault: '200 with an operation that failed, and what it delivered cannot be read',
    expected: 'not sent',
    cases: [
      { number: [reply(500)] },
      { search: [reply(500)] },
      { number: [reset] },
      { number: [reply(403)] },
    ].map((script) => async (lab: Lab) => {
      const trial = await purchaseFrom(lab, { lookup: [failed], ...script });
      assert.equal(trial.service.count('post'), 0, 'nothing was purchased');
      assert.ok(trial.error instanceof Error, 'it ends with an error');
      assert.ok(lab.clock.now() <= 120_000, `it took ${lab.clock.now()} ms`);
    }),
  },
];
