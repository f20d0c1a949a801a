import type { Finding } from '../finding.js';

/** Rules about the answer as a whole. Where one of them is broken, its contents were judged by what they never claimed to be. */
const aboutTheWhole: readonly string[] = [
  'documented-status',
  'refusal',
  'exact-media-type',
  'strict-json',
  'undeclared-body',
];
/** Rules whose findings follow from no other: what they look for may stand in any answer. */
export const independent: readonly string[] = [
  'no-internals',
  'single-value-headers',
  'http-dates',
  'not-shared',
];

/**
 * The findings of one exchange without those that only follow from another: at one place the first one counts, in the
 * order of the rules; nothing inside of a body counts when the body, or the status that says what it is, is wrong.
 */
export function withoutConsequences(findings: readonly Finding[]): Finding[] {
  const isWhole = ({ rule }: Finding) => aboutTheWhole.includes(rule);
  const isStatusWrong = findings.some((one) => isWhole(one) && one.where === 'status');
  const isBodyWrong = isStatusWrong || findings.some(isWhole);
  const follows = (finding: Finding): boolean => {
    const { rule, where } = finding;
    if (independent.includes(rule)) return false;
    if (isStatusWrong && where !== 'status') return true;
    return isBodyWrong && !isWhole(finding) && (where.startsWith('body#') || where === 'message');
  };
  const kept = new Set<Finding>();
  // What is about the whole goes first, and then that a header is there twice: nothing at its place may stand for it.
  const order = (one: Finding) => (isWhole(one) ? 0 : one.rule === 'single-value-headers' ? 1 : 2);
  for (const finding of [...findings].sort((one, other) => order(one) - order(other))) {
    const { where } = finding;
    const isCovered = [...kept].some((one) => one.where === where || where.startsWith(`${one.where}/`));
    if (!isCovered && !follows(finding)) kept.add(finding);
  }
  const all = findings.filter((finding) => kept.has(finding));
  return all.filter(
    (finding) =>
      !isMissingWithOthers(finding, all) && !comparesWrongValue(finding, all) && !isSaidBefore(finding, all),
  );
}

/** An object that lacks many properties is another object; one finding is enough to say so. An error has two that it needs. */
const manyProperties = (place: string) => (/error$/.test(place) ? 2 : 3);

function isMissingWithOthers(finding: Finding, all: readonly Finding[]): boolean {
  const isMissing = ({ rule, expected }: Finding) =>
    rule === 'shape' && expected.includes('required property');
  if (!isMissing(finding) || !finding.where.startsWith('body#')) return false;
  const alike = all.filter((one) => isMissing(one) && parentOf(one.where) === parentOf(finding.where));
  return alike.length >= manyProperties(parentOf(finding.where)) && alike[0] !== finding;
}

/** Rules that compare properties of one object with each other. */
const comparing: readonly string[] = ['agreement', 'operation-consistency'];

/** What is compared with a value that is wrong cannot fit it. */
function comparesWrongValue({ rule, where }: Finding, all: readonly Finding[]): boolean {
  if (rule === 'operation-consistency' && where === 'header:location') {
    return all.some((one) => one.where === 'body#/resourceLocation' && one.rule !== rule);
  }
  if (!comparing.includes(rule) || !where.startsWith('body#')) return false;
  return all.some((one) => one.rule === 'shape' && parentOf(one.where) === parentOf(where));
}

/** Rules that find one wrong thing wherever an answer repeats it: an id in three headers, a result in a header and the body. */
const repeating: readonly string[] = ['agreement', 'link-target', 'updated-as-asked', 'shape'];

/** An answer that names one wrong thing in several places has one fault, and so has an object whose members are all of one wrong form. */
function isSaidBefore(finding: Finding, all: readonly Finding[]): boolean {
  if (!repeating.includes(finding.rule)) return false;
  const before = all.slice(0, all.indexOf(finding)).filter(({ rule }) => rule === finding.rule);
  return before.some((one) => isSameName(one, finding) || isSameForm(one, finding));
}

/** The same id, number or URL, with or without its prefix and query. */
function isSameName({ actual: one }: Finding, { actual: other }: Finding): boolean {
  const bare = (text: string) => text.replace(/^[a-z]+_|^\+/, '').replace(/\?.*$/s, '');
  const isName = one !== 'nothing' && !one.startsWith('{') && bare(one).length > 6;
  return isName && bare(one) === bare(other);
}

/** Two members of one object that are wrong alike. */
function isSameForm(one: Finding, other: Finding): boolean {
  const words = ({ rule, expected, actual }: Finding) =>
    rule === 'updated-as-asked'
      ? expected.replace(/^[^,]*, /, '')
      : `${expected.replace(/^Response body property \S+ /, '')}: ${actual}`;
  return (
    one.where.startsWith('body#/') &&
    parentOf(one.where) === parentOf(other.where) &&
    other.actual !== 'nothing' &&
    words(one) === words(other)
  );
}

/** The place of the object that has a property. */
export function parentOf(where: string): string {
  return where.replace(/\/[^/]*$/, '');
}

/** The forms of a date in a header (RFC 9110, section 5.6.7). Each stays what it is: the form may be the fault. */
const imfDate = /\b[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d( [A-Z]{1,5}| [+-]\d{4})?/g;
const obsoleteDate = /\b[A-Z][a-z]{5,8}, \d\d-[A-Z][a-z]{2}-\d\d \d\d:\d\d:\d\d( [A-Z]{1,5})?/g;
const asctimeDate = /\b[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}/g;

/** A text in which one id, time, index or number is like another: it is the same fault whichever shows it. */
export function withoutNames(text: string): string {
  return text
    .replaceAll(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d[\d:.]{0,16}(Z|[+-]\d\d:?\d\d)?/g, '<time>')
    .replaceAll(imfDate, '<HTTP-date>')
    .replaceAll(obsoleteDate, '<date of RFC 850>')
    .replaceAll(asctimeDate, '<date of asctime>')
    .replaceAll(/\b(?:[a-z]+_)?[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/gi, '<id>')
    .replaceAll(/(?<=[/.])\d{1,20}(?=[/."])/g, '<index>')
    .replaceAll(/(\+|%2B)\d{6,15}/gi, '<number>');
}
