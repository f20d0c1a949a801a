import { type Finding, finding } from '../finding.js';
import { listMember, textMember } from '../rules/members.js';
import { isReleasedBefore, stepsUntilRelease } from './changes.js';
import { errorCodes } from './error-codes.js';
import { digits, type Ownership, readOwnership } from './ownership.js';
import {
  isSearchResult,
  isTerminal,
  type OperationRun,
  type Sequence,
  type Step,
  statusOf,
} from './sequence.js';
import type { SequenceRule } from './sequence-rule.js';

/**
 * A purchase that succeeded has bought its numbers; one that failed has bought none of them. A search holds numbers that
 * nobody owns, and only its own purchase can buy them: whether one was there before the purchase does not matter. What is
 * released afterwards is for another rule, `released-is-gone`.
 */
export const outcomeHolds: SequenceRule = {
  name: 'outcome-holds',
  evidence: 'outcome-holds',
  check: (sequence) =>
    sequence.runs.flatMap((run) => {
      const end = run.reads.find((step) => isTerminal(statusOf(step)));
      if (end === undefined || run.kind !== 'purchase') return [];
      const after = readOwnership(stepsUntilRelease(sequence, end.index));
      const numbers = numbersOf(run, sequence);
      return statusOf(end) === 'succeeded'
        ? checkSuccess(
            (numbers ?? [...after.read.keys()]).filter((number) => !isReleasedBefore(sequence, number, end)),
            after,
          )
        : checkFailure(
            (numbers ?? []).filter((number) => !isSoldOtherwise(number, run, sequence)),
            after,
            end,
          );
    }),
};

/** The last reading of the search result of a purchase; `undefined` if the sequence has no such reading. */
export function searchResultOf({ id }: OperationRun, { steps }: Sequence): Step | undefined {
  return steps.findLast(
    (step) =>
      isSearchResult(step) && `purchase_${textMember(step.response.body, 'searchId')}`.toLowerCase() === id,
  );
}

/** The digits of the numbers that a purchase is about, when a search result in the sequence names them. */
export function numbersOf(run: OperationRun, sequence: Sequence): string[] | undefined {
  const result = searchResultOf(run, sequence);
  return (
    result &&
    listMember(result.response.body, 'phoneNumbers').flatMap((number) =>
      typeof number === 'string' ? [digits(number)] : [],
    )
  );
}

/** What a failed purchase has not bought goes back to the stock, and another search may find it. */
function isSoldOtherwise(number: string, run: OperationRun, sequence: Sequence): boolean {
  return sequence.runs.some(
    (other) =>
      other.kind === 'purchase' &&
      other.id !== run.id &&
      (other.accepted !== undefined || other.reads.some(({ response }) => response.status === 200)) &&
      (numbersOf(other, sequence)?.includes(number) ?? true),
  );
}

function checkSuccess(numbers: readonly string[], { read, list }: Ownership): Finding[] {
  return numbers.flatMap((number) => {
    const last = read.get(number);
    return [
      ...(last?.found === false
        ? [
            finding(
              outcomeHolds,
              'status',
              `+${number}, which was bought`,
              last.step.response.status,
              last.step.index,
            ),
          ]
        : []),
      ...(list?.isComplete && !list.numbers.has(number)
        ? [
            finding(
              outcomeHolds,
              'body#/phoneNumbers',
              `+${number}, which was bought`,
              undefined,
              list.step.index,
            ),
          ]
        : []),
    ];
  });
}

function checkFailure(numbers: readonly string[], after: Ownership, end: Step): Finding[] {
  const delivered = numbers.filter((number) => isOwned(number, after));
  // The service has a name for this: then some, but not all of the numbers are there.
  const isPartial =
    errorCodes(end.response.body).includes('NumbersPartiallyAcquired') && delivered.length < numbers.length;
  if (isPartial) return [];
  return delivered.map((number) => {
    const single = after.read.get(number);
    const step = single?.found ? single.step : after.list?.step;
    return finding(outcomeHolds, 'body#', 'no number, as the purchase failed', `+${number}`, step?.index);
  });
}

function isOwned(number: string, { read, list }: Ownership): boolean {
  return read.get(number)?.found === true || list?.numbers.has(number) === true;
}
