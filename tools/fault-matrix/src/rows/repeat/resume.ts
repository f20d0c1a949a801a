import assert from 'node:assert/strict';
import type { Lab, Result } from '../../lab/lab.js';
import type { Script } from '../../lab/script.js';
import type { Service } from '../../lab/service.js';
import { notFound, running, searchId, succeeded, times } from '../../lab/steps.js';
import type { Row } from '../../row.js';
import { expectBought, expectError } from '../expect.js';

/** Resumes a purchase that no client of the lab has sent. */
async function resumeFrom(lab: Lab, script: Script): Promise<Result & { readonly service: Service }> {
  const service = await lab.start(script);
  const { resume } = lab.open(service.url);
  assert.ok(resume !== undefined, 'it can be resumed');
  const result = await lab.finish(resume(searchId));
  assert.equal(service.count('post'), 0, 'nothing is purchased');
  return { service, ...result };
}

export const resumeRows: readonly Row[] = [
  {
    id: 205,
    group: 'repeat',
    fault: 'resumed, and the service knows of no purchase',
    expected: 'read four times; not found, which is an outcome of its own; the message says to purchase it',
    cases: [
      async (lab) => {
        const trial = await resumeFrom(lab, { lookup: [notFound] });
        const { message } = expectError(trial, { outcome: 'not-found', code: 'not-found', status: 404 });
        assert.match(String(message), /purchase/);
        assert.equal(trial.service.count('lookup'), 4);
      },
    ],
  },
  {
    id: 206,
    group: 'repeat',
    fault: 'resumed, and found only after a while',
    expected: 'continued',
    cases: [
      async (lab) => {
        expectBought(await resumeFrom(lab, { lookup: [...times(3, notFound), running, succeeded] }));
      },
      async (lab) => {
        expectBought(await resumeFrom(lab, { lookup: [running, ...times(5, notFound), succeeded] }));
      },
    ],
  },
];
