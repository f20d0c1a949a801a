import { type Finding, finding } from '../finding.js';
import { isGone, type OperationRun, type Step } from './sequence.js';
import type { SequenceRule } from './sequence-rule.js';

/**
 * An operation that was accepted can be read, while it runs and after it ended: a client that is told that there is
 * none would buy again. One read may come too early for a service that spreads its state: a single 404 after the 202 is
 * let be when a later read finds the operation. After a cancellation it may be gone.
 */
export const operationStays: SequenceRule = {
  name: 'operation-stays',
  evidence: 'operation-stays',
  check: ({ runs }) => runs.flatMap(checkRun),
};

function checkRun({ accepted, canceled, reads }: OperationRun): Finding[] {
  const after = reads.filter(({ index }) => index > (accepted?.index ?? -1));
  const found = after.find(({ response }) => response.status === 200);
  const missing = after.filter(isGone);
  const end = canceled?.index ?? Number.POSITIVE_INFINITY;
  const early = missing.filter(({ index }) => index < Math.min(found?.index ?? end, end));
  const vanished = missing.filter(({ index }) => found !== undefined && index > found.index && index < end);
  const excess = accepted === undefined ? [] : early.slice(found === undefined ? 0 : 1);
  return [
    ...excess.map((step) => gone(step, 'the operation that was accepted')),
    ...vanished.map((step) => gone(step, 'the operation that was there before')),
  ];
}

function gone(step: Step, expected: string): Finding {
  return finding(operationStays, 'status', `200 with ${expected}`, step.response.status, step.index);
}
