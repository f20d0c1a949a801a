import { type Finding, finding } from '../finding.js';
import { changesOf, isUnderWay, type NumberChange } from './changes.js';
import { readOwnership } from './ownership.js';
import { type Sequence, type Step, statusOf } from './sequence.js';
import type { SequenceRule } from './sequence-rule.js';

/**
 * A phone number whose release has succeeded is gone, by itself and in the list, until it is bought again; one whose release
 * has failed is still there. The last reading counts: it may take a moment.
 */
export const releasedIsGone: SequenceRule = {
  name: 'released-is-gone',
  evidence: 'released-is-gone',
  check: (sequence) =>
    changesOf(sequence).flatMap((change) => {
      if (change.kind !== 'release' || change.end === undefined) return [];
      return statusOf(change.end) === 'succeeded'
        ? checkGone(change.number, change.end, sequence)
        : checkKept(change, change.end, sequence);
    }),
};

function checkGone(number: string, end: Step, { steps }: Sequence): Finding[] {
  const bought = steps.find((step) => step.index > end.index && mayBuy(step));
  const { read, list } = readOwnership(steps.slice(end.index, bought?.index));
  const single = read.get(number);
  const found = (where: string, step: Step) =>
    finding(releasedIsGone, where, `no +${number}, as it was released`, `+${number}`, step.index);
  return [
    ...(single?.found ? [found('status', single.step)] : []),
    ...(list?.numbers.has(number) ? [found('body#/phoneNumbers', list.step)] : []),
  ];
}

/** Whether a request is a purchase that was not refused: it may bring the very same number. */
function mayBuy({ route, response: { status } }: Step): boolean {
  return route === 'purchase' && (status < 400 || status >= 500);
}

function checkKept({ number, start }: NumberChange, end: Step, sequence: Sequence): Finding[] {
  const before = readOwnership(sequence.steps.slice(0, start.index)).read.get(number);
  const after = readOwnership(sequence.steps.slice(end.index)).read.get(number);
  if (before?.found !== true || after?.found !== false) return [];
  const others = changesOf(sequence).filter((change) => change.start !== start && change.number === number);
  if (others.some((change) => isUnderWay(change, before.step, after.step))) return [];
  const { response, index } = after.step;
  return [
    finding(releasedIsGone, 'status', `200 with +${number}, as its release failed`, response.status, index),
  ];
}
