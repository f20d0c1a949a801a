import assert from 'node:assert/strict';
import type { Lab } from '../lab/lab.js';
import type { Step } from '../lab/script.js';
import { accept, acceptedHeaders, close, notFound, reply, reset, running } from '../lab/steps.js';
import { property } from '../property.js';
import type { Row } from '../row.js';
import { expectAccepted, expectUnknown, purchaseFrom } from './expect.js';

const html: Step = reply(502, `<html>${'<p>Bad gateway</p>'.repeat(500)}</html>`, [
  ['Content-Type', 'text/html'],
]);

/** The purchase ends this way; its operation cannot be found. */
async function staysUnknown(lab: Lab, step: Step, members: object = {}): Promise<void> {
  expectUnknown(await purchaseFrom(lab, { post: [step, accept], operation: [notFound] }), { ...members });
}

/** The purchase ends this way; its operation is found. */
async function isFound(lab: Lab, step: Step): Promise<void> {
  const trial = expectAccepted(
    await purchaseFrom(lab, { post: [step, accept], operation: [notFound, running] }),
  );
  assert.equal(trial.service.count('operation'), 2);
}

function row(id: number, fault: string, ...steps: readonly Step[]): Row {
  return {
    id,
    group: 'purchase',
    fault,
    expected: 'sent once; its operation is looked up; unknown when that is not found',
    cases: steps.flatMap((step) => [(lab: Lab) => staysUnknown(lab, step), (lab: Lab) => isFound(lab, step)]),
  };
}

export const purchaseUnknownRows: readonly Row[] = [
  row(8, 'reset before the response', reset),
  {
    id: 9,
    group: 'purchase',
    fault: 'reset once, and a 202 for a second POST',
    expected: 'sent once; the lookup finds it; accepted',
    cases: [(lab) => isFound(lab, reset)],
  },
  row(10, 'closed before the response', close),
  {
    id: 11,
    group: 'purchase',
    fault: 'no response',
    expected: 'looked up after 30 s; unknown',
    cases: [
      async (lab) => {
        const hang: Step = () => lab.clock.advance(30_000);
        await staysUnknown(lab, hang, { code: 'timed-out' });
      },
    ],
  },
  {
    id: 12,
    group: 'purchase',
    fault: 'no response within a timeout of 1 s',
    expected: 'sent once; unknown after 1 s',
    cases: [
      async (lab) => {
        const hang: Step = () => lab.clock.advance(1000);
        const trial = await purchaseFrom(lab, { post: [hang, accept] }, { timeoutMs: 1000 });
        assert.equal(trial.service.count('post'), 1);
        assert.equal(property(trial.error, 'outcome'), 'unknown');
      },
    ],
  },
  row(19, '500, permanently', reply(500)),
  row(20, '502 with HTML', html),
  row(21, '504, and then a 202', reply(504)),
  row(22, '503 with Retry-After', reply(503, '', [['Retry-After', '1']])),
  row(31, '408 or 425', reply(408), reply(425)),
  row(
    47,
    '200, 201 or 204 instead of 202',
    reply(200, '{}', acceptedHeaders()),
    reply(201, '{}', acceptedHeaders()),
    reply(204, '', acceptedHeaders()),
  ),
];
