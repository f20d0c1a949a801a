import { type Finding, finding } from '../finding.js';
import { ownPart } from '../operation-kinds.js';
import { listMember } from '../rules/members.js';
import { changesOf, isUnderWay, stepsUntilRelease } from './changes.js';
import { differences } from './compare.js';
import { searchedCountry } from './found-as-asked.js';
import { numbersOf, searchResultOf } from './outcome-holds.js';
import { digits, readOwnership } from './ownership.js';
import { type OperationRun, type Sequence, type Step, statusOf } from './sequence.js';
import type { SequenceRule } from './sequence-rule.js';

/** What a search tells of its numbers; the dates of a number are its own. */
const promised = ['phoneNumberType', 'assignmentType', 'capabilities', 'cost'] as const;

/** Types, assignments, capabilities and billing frequencies of the contract. */
const knownWords: readonly string[] = [
  ...['geographic', 'tollfree', 'person', 'application', 'monthly'],
  ...['none', 'inbound', 'outbound', 'inbound+outbound'],
];

/**
 * A purchase brings what its search has found, and nothing else: numbers of that type, in the country that was searched, with
 * these capabilities, at that cost. What goes meanwhile is for `owned-stays`, and what an update or a release changes later
 * on for other rules.
 */
export const boughtAsFound: SequenceRule = {
  name: 'bought-as-found',
  evidence: 'bought-as-found',
  check: (sequence) =>
    sequence.runs.flatMap((run) => {
      const end = run.reads.find((step) => statusOf(step) === 'succeeded');
      const search = searchResultOf(run, sequence);
      if (end === undefined || search === undefined) return [];
      return [
        ...checkNumbers(sequence, end, search, countryOf(run, sequence)),
        ...checkList(run, sequence, end),
      ];
    }),
};

/** The country that the search of a purchase was for; `undefined` if the sequence does not show it. */
function countryOf({ id }: OperationRun, { runs }: Sequence): string | undefined {
  const search = runs.find((run) => run.kind === 'search' && ownPart(run.id) === ownPart(id));
  return search?.accepted && searchedCountry(search.accepted);
}

function checkNumbers(
  sequence: Sequence,
  end: Step,
  search: Step,
  countryCode: string | undefined,
): Finding[] {
  const found = listMember(search.response.body, 'phoneNumbers').map((number) => digits(String(number)));
  const changed = changesOf(sequence).find(({ start }) => start.index > end.index)?.start.index;
  const reads = readOwnership(sequence.steps.slice(end.index, changed)).read;
  return found.flatMap((number) => {
    const read = reads.get(number);
    if (read?.found !== true) return [];
    const differing = [
      ...differences(search.response.body, read.step.response.body, promised),
      ...differences({ countryCode }, read.step.response.body, ['countryCode']),
    ].filter(({ place, other }) => place.startsWith('cost/') || isKnown(other));
    return differing.map(({ place, one, other }) =>
      finding(
        boughtAsFound,
        `body#/${place}`,
        `${JSON.stringify(one)}, as the search found`,
        other,
        read.step.index,
      ),
    );
  });
}

/** Words that a later version may have a finer one for are extensible: one that is unknown contradicts nothing. */
function isKnown(value: unknown): boolean {
  return typeof value !== 'string' || knownWords.includes(value.toLowerCase()) || /^[A-Z]{2,3}$/.test(value);
}

function checkList(run: OperationRun, sequence: Sequence, end: Step): Finding[] {
  const { steps } = sequence;
  const start = run.accepted?.index;
  const before = start === undefined ? undefined : readOwnership(steps.slice(0, start)).list;
  const after = readOwnership(stepsUntilRelease(sequence, end.index)).list;
  if (!before?.isComplete || !after?.isComplete) return [];
  const isReleased = changesOf(sequence).some(
    (change) => change.kind === 'release' && isUnderWay(change, before.step, after.step),
  );
  if (isReleased) return [];
  const bought = purchasedNumbers(sequence);
  const more = [...after.numbers].filter((number) => !before.numbers.has(number) && !bought.includes(number));
  if (more.length === 0) return [];
  const expected = 'the numbers of before, and those of the search';
  const actual = `+${more.slice(0, 5).join(', +')} more`;
  return [finding(boughtAsFound, 'body#/phoneNumbers', expected, actual, after.step.index)];
}

/** The numbers of every purchase of the sequence: another one may end meanwhile. */
function purchasedNumbers(sequence: Sequence): string[] {
  return sequence.runs.flatMap((run) => numbersOf(run, sequence) ?? []);
}
