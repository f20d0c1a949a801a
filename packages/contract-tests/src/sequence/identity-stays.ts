import { type Finding, finding } from '../finding.js';
import { textMember } from '../rules/members.js';
import type { OperationRun, Step } from './sequence.js';
import type { SequenceRule } from './sequence-rule.js';

/** What an operation is does not change while it runs: its id, its type, when it was created. */
export const identityStays: SequenceRule = {
  name: 'identity-stays',
  evidence: 'identity-stays',
  check: ({ runs }) => runs.flatMap(checkRun),
};

const members: readonly (readonly [name: string, same: (one: string, other: string) => boolean])[] = [
  ['id', sameText],
  ['operationType', sameText],
  ['createdDateTime', sameInstant],
];

function checkRun({ reads }: OperationRun): Finding[] {
  const seen = reads.filter(({ response }) => response.status === 200);
  return members.flatMap(([name, same]) =>
    seen.flatMap((step, index) => {
      const before = lastText(seen.slice(0, index), name);
      const now = textMember(step.response.body, name);
      if (before === undefined || now === undefined || same(before, now)) return [];
      return [finding(identityStays, `body#/${name}`, `${before}, as before`, now, step.index)];
    }),
  );
}

function lastText(steps: readonly Step[], name: string): string | undefined {
  return steps.map(({ response }) => textMember(response.body, name)).findLast((text) => text !== undefined);
}

function sameText(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** An instant may be written with more or fewer digits: a millisecond is what rounding can make of that. */
function sameInstant(one: string, other: string): boolean {
  const difference = Math.abs(Date.parse(one) - Date.parse(other));
  return Number.isNaN(difference) || difference <= 1; // no date: for another rule, `shape`
}
