import { type Finding, finding } from '../finding.js';
import { listMember, textMember } from '../rules/members.js';
import { changesOf, isUnderWay } from './changes.js';
import { differences } from './compare.js';
import { digits, readOwnership } from './ownership.js';
import { isListPage, isSearchResult, isTerminal, type Sequence, type Step, statusOf } from './sequence.js';
import type { SequenceRule } from './sequence-rule.js';

const ofNumber = [
  'id',
  'countryCode',
  'phoneNumberType',
  'assignmentType',
  'capabilities',
  'purchaseDate',
  'cost',
] as const;
const ofSearch = [
  'phoneNumbers',
  'phoneNumberType',
  'assignmentType',
  'capabilities',
  'cost',
  'isAgreementToNotResellRequired',
] as const;

/**
 * One thing reads the same wherever it is read: a number by itself and in the list, the result of a search before and
 * after its purchase. What is read while an update or a release of the number is under way is not compared. What may change meanwhile (until when a search is held, the status of an operation) is left out.
 */
export const readingsAgree: SequenceRule = {
  name: 'readings-agree',
  evidence: 'readings-agree',
  check: (sequence) => [...checkSearches(sequence), ...checkNumbers(sequence), ...checkPresence(sequence)],
};

function checkSearches({ steps, runs }: Sequence): Finding[] {
  const first = new Map<string, Step>();
  return steps.flatMap((step) => {
    const searchId = textMember(step.response.body, 'searchId')?.toLowerCase();
    if (!isSearchResult(step) || searchId === undefined) return [];
    // Its URL leads there from the start; it is complete when the search has ended.
    const search = runs.find(({ id }) => id === `search_${searchId}`);
    const end = search?.reads.find((read) => isTerminal(statusOf(read)))?.index ?? Number.POSITIVE_INFINITY;
    if (search !== undefined && step.index < end) return [];
    const before = first.get(searchId);
    if (before === undefined) {
      first.set(searchId, step);
      return [];
    }
    return compare(before, before.response.body, step, step.response.body, ofSearch, '');
  });
}

function checkNumbers(sequence: Sequence): Finding[] {
  const { steps } = sequence;
  const changes = changesOf(sequence);
  const singles = new Map<string, Step>();
  const seen = new Set<string>();
  for (const step of steps) {
    const number = textMember(step.response.body, 'phoneNumber');
    if (step.route === 'getPhoneNumber' && step.response.status === 200 && number !== undefined)
      singles.set(digits(number), step);
  }
  return steps.flatMap((step) => {
    if (!isListPage(step)) return [];
    return listMember(step.response.body, 'phoneNumbers').flatMap((entry, index) => {
      const number = digits(textMember(entry, 'phoneNumber'));
      const single = singles.get(number);
      if (single === undefined || seen.has(number)) return [];
      if (changes.some((change) => change.number === number && isUnderWay(change, single, step))) return [];
      const found = compare(single, single.response.body, step, entry, ofNumber, `/phoneNumbers/${index}`);
      if (found.length > 0) seen.add(number);
      return found;
    });
  });
}

/** What is owned can be read by itself and stands in the list, once nothing is under way. */
function checkPresence({ steps, runs }: Sequence): Finding[] {
  // For `outcome-holds` and `released-is-gone`. A search changes no number.
  if (runs.some(({ accepted, kind }) => accepted !== undefined && kind !== 'search')) return [];
  const { read, list } = readOwnership(steps);
  if (list === undefined) return [];
  return [...read].flatMap(([number, { step, found }]) => {
    if (found && list.isComplete && !list.numbers.has(number)) {
      const expected = `+${number}, which can be read by itself`;
      return [finding(readingsAgree, 'body#/phoneNumbers', expected, undefined, list.step.index)];
    }
    if (!found && list.numbers.has(number)) {
      return [
        finding(
          readingsAgree,
          'status',
          `+${number}, which is in the list`,
          step.response.status,
          step.index,
        ),
      ];
    }
    return [];
  });
}

function compare(
  before: Step,
  one: unknown,
  step: Step,
  other: unknown,
  names: readonly string[],
  at: string,
): Finding[] {
  const { method, url } = before.request;
  return differences(one, other, names).map(({ place, one: expected, other: actual }) => {
    const words = `${JSON.stringify(expected)}, as ${method} ${url.pathname} says`;
    return finding(readingsAgree, `body#${at}/${place}`, words, actual, step.index);
  });
}
