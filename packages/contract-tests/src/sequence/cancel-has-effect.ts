import { type Finding, finding } from '../finding.js';
import { isTerminal, type OperationRun, statusOf } from './sequence.js';
import type { SequenceRule } from './sequence-rule.js';

/**
 * A 204 says that the operation is canceled. What the service does was never recorded, and a purchase may end at the
 * very moment that the cancellation comes, so that one thing only is sure: an operation which is still pending after
 * the 204 does not go on to succeed.
 */
export const cancelHasEffect: SequenceRule = {
  name: 'cancel-has-effect',
  ledger: 'cancel-has-effect',
  check: ({ runs }) => runs.flatMap(checkRun),
};

function checkRun({ canceled, reads }: OperationRun): Finding[] {
  if (canceled === undefined) return [];
  const statuses = reads
    .filter(({ index }) => index > canceled.index)
    .map((step) => ({ step, status: statusOf(step) }))
    .filter(({ status }) => status !== undefined);
  const pending = statuses.findIndex(({ status }) => !isTerminal(status));
  const succeeded =
    pending === -1 ? undefined : statuses.slice(pending).find(({ status }) => status === 'succeeded');
  if (succeeded === undefined) return [];
  const { step, status } = succeeded;
  return [finding(cancelHasEffect, 'body#/status', 'no success, as it was canceled', status, step.index)];
}
