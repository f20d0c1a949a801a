import { type Finding, finding } from '../finding.js';
import { kindStartedBy } from '../operation-kinds.js';
import { startedId } from '../started-id.js';
import type { Step } from './sequence.js';
import type { SequenceRule } from './sequence-rule.js';

/**
 * Each search, update and release that is accepted has an operation of its own: with the id of an earlier one nobody can
 * tell how it ends. The same request again may be answered with the operation that is there.
 */
export const ownOperation: SequenceRule = {
  name: 'own-operation',
  evidence: 'own-operation',
  check({ steps }) {
    const first = new Map<string, Step>();
    return steps.flatMap((step): Finding[] => {
      const id = idOf(step);
      if (id === undefined) return [];
      const before = first.get(id) ?? step;
      first.set(id, before);
      if (requestOf(before) === requestOf(step)) return [];
      const { method, path } = before.request;
      const expected = `an operation of its own, not that of ${method} ${path}`;
      return [finding(ownOperation, 'header:operation-id', expected, id, step.index)];
    });
  },
};

/** The id of the operation that was started, in lower case. That of a purchase follows from its search. */
function idOf(step: Step): string | undefined {
  const kind = kindStartedBy(step.route);
  if (kind === undefined || kind.prefix === 'purchase' || step.response.status !== 202) return undefined;
  return startedId(step, kind)?.toLowerCase();
}

function requestOf({ request }: Step): string {
  return [request.method, request.path, new TextDecoder().decode(request.bytes)].join(' ');
}
