import { type Finding, finding } from '../finding.js';
import { textMember } from '../rules/members.js';
import type { OperationRun } from './sequence.js';
import type { SequenceRule } from './sequence-rule.js';

/** `lastActionDateTime` never goes back. The year 1, which the live service always sends, means "not kept". */
export const timeGoesForward: SequenceRule = {
  name: 'time-goes-forward',
  evidence: 'time-goes-forward',
  check: ({ runs }) => runs.flatMap(checkRun),
};

function checkRun({ reads }: OperationRun): Finding[] {
  const times = reads
    .filter(({ response }) => response.status === 200)
    .flatMap((step) => {
      const text = textMember(step.response.body, 'lastActionDateTime');
      return text === undefined || text.startsWith('0001-') ? [] : [{ step, text }];
    })
    .filter(({ text }) => !Number.isNaN(Date.parse(text)));
  return times.flatMap(({ step, text }, index) => {
    const before = times[index - 1]?.text;
    if (before === undefined || Date.parse(text) >= Date.parse(before)) return [];
    return [finding(timeGoesForward, 'body#/lastActionDateTime', `${before} or later`, text, step.index)];
  });
}
