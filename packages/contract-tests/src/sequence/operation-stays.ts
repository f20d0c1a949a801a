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
  ledger: 'operation-stays',
  check: ({ runs }) => runs.flatMap(checkRun),
};

function checkRun({ accepted, canceled, reads }: OperationRun): Finding[] {
  const relevant = reads.filter(
    ({ index }) => index > (accepted?.index ?? -1) && index < (canceled?.index ?? Number.POSITIVE_INFINITY),
  );
  const found = relevant.findIndex(({ status }) => status === 200);
  const early = relevant.slice(0, found === -1 ? relevant.length : found).filter(isGone);
  const vanished = found === -1 ? [] : relevant.slice(found).filter(isGone);
  const excess = accepted === undefined ? [] : early.slice(found === -1 ? 0 : 1);
  return [
    ...excess.map((step) => gone(step, 'the operation that was accepted')),
    ...vanished.map((step) => gone(step, 'the operation that was there before')),
  ];
}

function gone(step: Step, expected: string): Finding {
  return finding(operationStays, 'status', `200 with ${expected}`, step.status, step.index);
}
