import { digits } from '../sequence/ownership.js';
import { basisOf, placeInResource } from './fault-key.js';
import type { Sighting } from './suspect.js';

/** Whether a finding about what became of things follows from one about what happened to them, or what was said of them. */
export function followsOutcome(suspect: Sighting, cause: Sighting): boolean {
  return (
    isComparedWith(suspect, cause) ||
    isBoughtBySearch(suspect, cause) ||
    isBeyondAsked(suspect, cause) ||
    isOutcomeOf(suspect, cause) ||
    isAboutNumberOf(suspect, cause) ||
    isCountOf(suspect, cause)
  );
}

/** What was found beyond what was asked for is not bought. */
function isBeyondAsked({ finding }: Sighting, { finding: other }: Sighting): boolean {
  const isMore = other.rule === 'found-as-asked' && other.where === 'body#/phoneNumbers';
  return isMore && finding.rule === 'outcome-holds' && finding.expected.endsWith(', which was bought');
}

/** Rules that compare what one resource says with what another one said. */
const comparing: readonly string[] = [
  'found-as-asked',
  'readings-agree',
  'bought-as-found',
  'updated-as-asked',
  'owned-stays',
];

/** A value that is wrong where it was read first differs from what others say. */
function isComparedWith({ finding }: Sighting, { finding: other }: Sighting): boolean {
  // What differs from read to read is of no time.
  if (finding.rule === 'started-now' && other.rule === 'owned-stays')
    return placeInResource(finding.where) === placeInResource(other.where);
  if (!comparing.includes(finding.rule)) return false;
  if (basisOf(other) !== 'exchange' && !comparing.includes(other.rule)) return false;
  const [place, wrong] = [placeInResource(finding.where), placeInResource(other.where)];
  if (place === 'body#/phoneNumbers' && other.where.startsWith(`${place}/`)) return true;
  // What differs from read to read agrees with nothing.
  const rules = [finding.rule, other.rule];
  if (rules.includes('owned-stays') && rules.includes('readings-agree') && place === wrong) return true;
  return place === wrong && `${finding.expected} ${finding.actual}`.includes(other.actual);
}

/** Which numbers were bought is known from the result of the search: where that changes, nothing was. */
function isBoughtBySearch({ finding }: Sighting, { finding: other, subject }: Sighting): boolean {
  const isOfResult = other.where === 'body#/phoneNumbers' && subject.kind.includes('/searchresults/');
  return finding.rule === 'bought-as-found' && other.rule === 'readings-agree' && isOfResult;
}

/** Rules about the course of an operation: what came of it was judged by that. */
export const ofCourse: readonly string[] = ['refusal-has-no-effect', 'cancel-has-effect', 'terminal-stays'];

/** Rules about what came of a purchase, for which it must have ended as it says. */
const ofOutcome: readonly string[] = ['outcome-holds', 'bought-as-found', 'complete', 'outcome'];

/** A purchase that was not refused, canceled or ended as its answers said has no outcome that could hold. */
function isOutcomeOf({ finding, scenario }: Sighting, cause: Sighting): boolean {
  const { rule } = cause.finding;
  const isStatus = finding.rule === 'outcome' && finding.where === 'body#/status';
  if (isStatus && (rule === 'outcome-holds' || rule === 'refusal-has-no-effect')) return true;
  if (!ofCourse.includes(rule)) return false;
  // What became of another search is another fault.
  return scenario === cause.scenario && ofOutcome.includes(finding.rule);
}

/** Which phone number is found, held or owned, and whether it is there. */
function isAboutNumberOf({ finding, subject }: Sighting, { finding: other }: Sighting): boolean {
  if (
    comparing.includes(other.rule) &&
    other.where !== 'status' &&
    !other.where.startsWith('body#/phoneNumbers')
  )
    return false;
  // Whether a number is there at all is another question than whether everything says so.
  if (finding.rule === 'readings-agree' && ofCourse.includes(other.rule)) return false;
  const numbersOf = (text: string): readonly string[] =>
    text.match(/(?<![/\d-])\+?\d{10,15}(?![\d-])/g) ?? [];
  const [expected, actual] = [numbersOf(other.expected), numbersOf(other.actual)];
  // What both of them name is as it should be.
  const wrong = [
    ...actual.filter((number) => !expected.includes(number)),
    ...(basisOf(other) === 'exchange' ? [] : expected.filter((number) => !actual.includes(number))),
  ];
  return wrong.some(
    (number) =>
      digits(subject.resource.split('/').at(-1) ?? '') === digits(number) ||
      `${finding.expected} ${finding.actual}`.includes(`+${digits(number)}`),
  );
}

/** A number that should not be there, or that is missing, is one too many, or one too few, on the pages of the list. */
function isCountOf({ finding, body }: Sighting, { finding: other }: Sighting): boolean {
  if (finding.rule !== 'paging') return false;
  if (other.rule === 'paging') {
    return finding.where === 'body#/nextLink'
      ? other.where === 'status'
      : other.expected.endsWith('as skip says');
  }
  if (basisOf(other) !== 'sequence') return false;
  const numbers = `${other.expected} ${other.actual}`.match(/\+\d{6,15}/g) ?? [];
  return numbers.some((number) => body.includes(number) || finding.actual.includes(number));
}
