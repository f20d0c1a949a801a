import { type Finding, finding } from '../finding.js';
import { numbersOf } from './outcome-holds.js';
import { readOwnership } from './ownership.js';
import {
  isTerminal,
  type OperationRun,
  type Sequence,
  type Step,
  statusOf,
  writtenStatus,
} from './sequence.js';
import type { SequenceRule } from './sequence-rule.js';

/**
 * A 204 says that the operation is canceled. What the service does was never recorded, and a purchase may end at the
 * very moment that the cancellation comes, so that two things only are sure: an operation which is still pending after
 * the 204 does not go on to succeed, and one that does not read as succeeded has bought nothing.
 */
export const cancelHasEffect: SequenceRule = {
  name: 'cancel-has-effect',
  evidence: 'cancel-has-effect',
  check: (sequence) => sequence.runs.flatMap((run) => checkRun(run, sequence)),
};

function checkRun(run: OperationRun, sequence: Sequence): Finding[] {
  const { canceled, reads } = run;
  if (canceled === undefined) return [];
  const after = reads.filter(({ index }) => index > canceled.index);
  const known = after.filter((step) => statusOf(step) !== undefined);
  const pending = known.findIndex((step) => !isTerminal(statusOf(step)));
  const isSuccess = (step: Step) => statusOf(step) === 'succeeded';
  const succeeded = pending === -1 ? undefined : known.slice(pending).find(isSuccess);
  if (succeeded !== undefined) {
    const expected = 'no success, as it was canceled';
    return [finding(cancelHasEffect, 'body#/status', expected, writtenStatus(succeeded), succeeded.index)];
  }
  // What failed and what succeeded in time is for another rule, `outcome-holds`.
  return known.some((step) => isTerminal(statusOf(step))) ? [] : checkNumbers(run, sequence, canceled);
}

function checkNumbers(run: OperationRun, sequence: Sequence, canceled: Step): Finding[] {
  const { read, list } = readOwnership(sequence.steps.slice(canceled.index));
  return (numbersOf(run, sequence) ?? []).flatMap((number) => {
    const single = read.get(number);
    const step = single?.found === true ? single.step : list?.numbers.has(number) ? list.step : undefined;
    if (step === undefined) return [];
    const expected = 'no number, as the purchase was canceled';
    return [finding(cancelHasEffect, 'body#', expected, `+${number}`, step.index)];
  });
}
