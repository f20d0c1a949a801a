import { type Finding, finding } from '../finding.js';
import { ownPart } from '../operation-kinds.js';
import { countriesOf } from '../rules/calling-codes.js';
import { listMember, memberOf, textMember } from '../rules/members.js';
import { digits } from './ownership.js';
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
 * A search that has succeeded holds what was asked for: numbers of that type and assignment in that country, which can be used
 * for what was asked, or for more, and not more of them than were asked for. Fewer may be found. Only geographic numbers
 * have the area code that was asked for: the published sample asks for a toll-free number in one.
 */
export const foundAsAsked: SequenceRule = {
  name: 'found-as-asked',
  evidence: 'found-as-asked',
  check: (sequence) => sequence.runs.flatMap((run) => checkRun(run, sequence)),
};

function checkRun(run: OperationRun, sequence: Sequence): Finding[] {
  const { accepted } = run;
  const result = foundBy(run, sequence);
  if (accepted === undefined || result === undefined) return [];
  const asked = accepted.request.body;
  return [
    ...['phoneNumberType', 'assignmentType'].flatMap((name) => checkWord(name, asked, result)),
    ...['calling', 'sms'].flatMap((name) => checkCapability(name, asked, result)),
    ...checkCount(asked, result),
    ...checkNumbers(searchedCountry(accepted), asked, result),
  ];
}

/** The first reading of what a search has found, once it has succeeded; `undefined` if the sequence has none. */
export function foundBy({ kind, id, reads }: OperationRun, { steps }: Sequence): Step | undefined {
  const end = reads.find((step) => isTerminal(statusOf(step)));
  if (kind !== 'search' || end === undefined || statusOf(end) !== 'succeeded') return undefined;
  return steps.find(
    (step) =>
      step.index > end.index &&
      isSearchResult(step) &&
      textMember(step.response.body, 'searchId')?.toLowerCase() === ownPart(id),
  );
}

/** Compared without case, as the service once wrote `TollFree`. */
function checkWord(name: string, asked: unknown, result: Step): Finding[] {
  const expected = textMember(asked, name);
  const actual = textMember(result.response.body, name);
  if (expected === undefined || actual === undefined) return [];
  return expected.toLowerCase() === actual.toLowerCase() ? [] : found(name, expected, actual, result);
}

function checkCapability(name: string, asked: unknown, result: Step): Finding[] {
  const expected = textMember(memberOf(asked, 'capabilities'), name);
  const actual = textMember(memberOf(result.response.body, 'capabilities'), name);
  if (expected === undefined || actual === undefined) return [];
  const uses = actual.toLowerCase().split('+');
  const isEnough = expected
    .toLowerCase()
    .split('+')
    .every((use) => use === 'none' || uses.includes(use));
  return isEnough ? [] : found(`capabilities/${name}`, expected, actual, result);
}

function checkCount(asked: unknown, result: Step): Finding[] {
  const most = memberOf(asked, 'quantity') ?? 1;
  const count = listMember(result.response.body, 'phoneNumbers').length;
  if (typeof most !== 'number' || count <= most) return [];
  return found('phoneNumbers', `at most ${most} of them`, `${count} of them`, result);
}

const judgedNumbers = 1000;

function checkNumbers(country: string | undefined, asked: unknown, result: Step): Finding[] {
  const isGeographic = textMember(asked, 'phoneNumberType')?.toLowerCase() === 'geographic';
  const areaCode = isGeographic ? digits(textMember(asked, 'areaCode')) : '';
  const numbers = listMember(result.response.body, 'phoneNumbers').slice(0, judgedNumbers);
  return numbers.flatMap((number, index) => {
    if (typeof number !== 'string' || !/^\+[1-9]\d+$/.test(number)) return []; // for another rule: `shape`
    const possible = countriesOf(number);
    const where = `phoneNumbers/${index}`;
    if (country !== undefined && possible !== undefined && !possible.includes(country))
      return found(where, `a number of ${country}`, number, result);
    // The calling codes 1 and 7 have one digit, all others two or three.
    const ends = /^\+[17]/.test(number) ? [2] : [3, 4];
    const isThere = ends.some((end) => number.startsWith(areaCode, end));
    return isThere ? [] : found(where, `a number with the area code ${areaCode}`, number, result);
  });
}

/** The country that the request of a search is for, in capitals. */
export function searchedCountry({ request }: Step): string | undefined {
  return request.path.split('/').at(-2)?.toUpperCase();
}

function found(place: string, expected: string, actual: string, { index }: Step): Finding[] {
  return [finding(foundAsAsked, `body#/${place}`, `${expected}, as the search asked for`, actual, index)];
}
