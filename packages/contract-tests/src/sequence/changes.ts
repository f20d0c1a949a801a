import { kindStartedBy } from '../operation-kinds.js';
import { requestedNumber } from './ownership.js';
import { isTerminal, type Sequence, type Step, statusOf } from './sequence.js';

/** A change of one phone number by its owner: an update or a release that was accepted, or may have been. */
export interface NumberChange {
  readonly kind: 'release' | 'capabilities';
  /** The digits of the phone number. */
  readonly number: string;
  /** The request that asked for it. */
  readonly start: Step;
  /** The first read of its operation that says that it has ended, if there is one. */
  readonly end: Step | undefined;
}

/** The changes of a sequence, in the order of their requests. Requests that were refused (4xx) are left out. */
export function changesOf({ steps, runs }: Sequence): NumberChange[] {
  return steps.flatMap((start) => {
    const kind = kindStartedBy(start.route)?.prefix;
    if (kind !== 'release' && kind !== 'capabilities') return [];
    const { status } = start.response;
    if (status >= 400 && status < 500) return [];
    const run = runs.find(({ accepted }) => accepted === start);
    const end = run?.reads.find((step) => isTerminal(statusOf(step)));
    return [{ kind, number: requestedNumber(start), start, end }];
  });
}

/** Whether the release of a phone number, by its digits, was asked for before a step. */
export function isReleasedBefore(sequence: Sequence, number: string, { index }: Step): boolean {
  return changesOf(sequence).some(
    (change) => change.kind === 'release' && change.number === number && change.start.index < index,
  );
}

/** Whether a change was under way at some time between two steps, in either order. */
export function isUnderWay(
  { start, end }: Pick<NumberChange, 'start' | 'end'>,
  one: Step,
  other: Step,
): boolean {
  const last = end?.index ?? Number.POSITIVE_INFINITY;
  return start.index < Math.max(one.index, other.index) && last > Math.min(one.index, other.index);
}

/** The steps from an index on, until a phone number is released: from there on numbers may be gone. */
export function stepsUntilRelease(sequence: Sequence, from: number): readonly Step[] {
  const release = changesOf(sequence).find(({ kind, start }) => kind === 'release' && start.index > from);
  return sequence.steps.slice(from, release?.start.index);
}
