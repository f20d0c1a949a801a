import { type Finding, finding } from '../finding.js';
import { kindStartedBy } from '../operation-kinds.js';
import { changesOf, isUnderWay, type NumberChange } from './changes.js';
import { differences } from './compare.js';
import { numbersOf } from './outcome-holds.js';
import { type Reading, requestedNumber } from './ownership.js';
import { readingsByNumber } from './readings.js';
import { isTerminal, type Sequence, type Step, statusOf } from './sequence.js';
import type { SequenceRule } from './sequence-rule.js';

/** What nobody can change of a phone number that is owned. */
const fixed = ['id', 'countryCode', 'phoneNumberType', 'assignmentType', 'purchaseDate', 'cost'] as const;

/**
 * What is owned stays as it is: a phone number goes only by its own release, its capabilities change only by its own update,
 * and everything else of it does not change at all. A purchase, an update and a release leave all other phone numbers alone.
 * What was read in one way is compared with what is read in the same way later on, where the last reading counts for what
 * may take a moment. Without such an operation, somebody else may have changed a resource meanwhile.
 */
export const ownedStays: SequenceRule = {
  name: 'owned-stays',
  evidence: 'owned-stays',
  check(sequence) {
    const uncertain = unsoldNumbers(sequence);
    const changes = changesOf(sequence);
    return [...readingsByNumber(sequence.steps)].flatMap(([number, readings]) => {
      if (uncertain.has(number)) return [];
      const own = changes.filter((change) => change.number === number);
      const released = own.find(({ kind }) => kind === 'release')?.start.index ?? Number.POSITIVE_INFINITY;
      const kept = readings.filter(({ step }) => step.index < released);
      return [...checkFixed(kept), ...checkLast(number, kept, own, sequence)];
    });
  },
};

/** The numbers of purchases that have not succeeded: they may have come for a moment. */
function unsoldNumbers(sequence: Sequence): ReadonlySet<string> {
  const unsold = sequence.runs.filter(
    ({ kind, reads }) => kind === 'purchase' && !reads.some((step) => statusOf(step) === 'succeeded'),
  );
  return new Set(unsold.flatMap((run) => numbersOf(run, sequence) ?? []));
}

function checkFixed(readings: readonly Reading[]): Finding[] {
  const [first, ...later] = readings.filter(({ value }) => value !== undefined);
  for (const reading of later) {
    const changed = differences(first?.value, reading.value, fixed);
    if (changed.length > 0) return changed.map((difference) => differs(difference, reading));
  }
  return [];
}

/** What may take a moment: whether a number is there, and what it can be used for. */
function checkLast(
  number: string,
  readings: readonly Reading[],
  own: readonly NumberChange[],
  sequence: Sequence,
): Finding[] {
  const last = readings.at(-1);
  const before = readings.slice(0, -1).findLast(({ value }) => value !== undefined);
  if (last === undefined || before === undefined) return [];
  if (last.value === undefined) {
    if (!isTouched(sequence, before.step, last.step)) return [];
    // A release that was refused is for another rule, `refusal-has-no-effect`.
    if (isReleaseAsked(number, sequence)) return [];
    const isSingle = last.step.route === 'getPhoneNumber';
    const [where, actual] = isSingle
      ? ['status', last.step.response.status]
      : ['body#/phoneNumbers', undefined];
    const expected = `+${number}, which nobody has released`;
    return [finding(ownedStays, where, expected, actual, last.step.index)];
  }
  return own.length > 0 ? [] : checkCapabilities(readings, last, sequence);
}

/** What the last reading says counts from the first of those on that say the same: that one has to be like the one before. */
function checkCapabilities(readings: readonly Reading[], last: Reading, sequence: Sequence): Finding[] {
  const changesTo = ({ value }: Reading) => differences(value, last.value, ['capabilities']);
  const read = readings.filter(({ value }) => value !== undefined);
  const at = read.findLastIndex((reading) => changesTo(reading).length > 0);
  const [before, changed] = [read[at], read[at + 1]];
  if (before === undefined || changed === undefined) return [];
  if (!isTouched(sequence, before.step, changed.step)) return [];
  return changesTo(before).map((found) => differs(found, changed));
}

function differs(
  { place, one, other }: ReturnType<typeof differences>[number],
  { at, step }: Reading,
): Finding {
  return finding(ownedStays, `body#${at}/${place}`, `${JSON.stringify(one)}, as before`, other, step.index);
}

/** Whether an operation that changes phone numbers was under way at some time between two steps. */
function isTouched(sequence: Sequence, one: Step, other: Step): boolean {
  const purchases = sequence.runs.flatMap(({ kind, accepted, reads }) =>
    kind === 'purchase' && accepted !== undefined
      ? { start: accepted, end: reads.find((step) => isTerminal(statusOf(step))) }
      : [],
  );
  return [...changesOf(sequence), ...purchases].some((change) => isUnderWay(change, one, other));
}

function isReleaseAsked(number: string, { steps }: Sequence): boolean {
  return steps.some(
    (step) => kindStartedBy(step.route)?.prefix === 'release' && requestedNumber(step) === number,
  );
}
