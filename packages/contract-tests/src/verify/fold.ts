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
const independent: readonly string[] = ['no-internals', 'single-value-headers', 'http-dates', 'not-shared'];

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
  // What is about the whole goes first: nothing at its place may stand for it.
  for (const finding of [...findings.filter(isWhole), ...findings.filter((one) => !isWhole(one))]) {
    const { where } = finding;
    const isCovered = [...kept].some((one) => one.where === where || where.startsWith(`${one.where}/`));
    if (!isCovered && !follows(finding)) kept.add(finding);
  }
  const all = findings.filter((finding) => kept.has(finding));
  return all.filter((finding) => !isMissingWithOthers(finding, all) && !comparesWrongValue(finding, all));
}

/** An object that lacks many properties is another object; one finding is enough to say so. */
const manyProperties = 3;

function isMissingWithOthers(finding: Finding, all: readonly Finding[]): boolean {
  const isMissing = ({ rule, expected }: Finding) =>
    rule === 'shape' && expected.includes('required property');
  if (!isMissing(finding) || !finding.where.startsWith('body#')) return false;
  const alike = all.filter((one) => isMissing(one) && parentOf(one.where) === parentOf(finding.where));
  return alike.length >= manyProperties && alike[0] !== finding;
}

/** Rules that compare properties of one object with each other. */
const comparing: readonly string[] = ['agreement', 'operation-consistency'];

/** What is compared with a value of the wrong form cannot fit it. */
function comparesWrongValue({ rule, where }: Finding, all: readonly Finding[]): boolean {
  if (!comparing.includes(rule) || !where.startsWith('body#')) return false;
  return all.some((one) => one.rule === 'shape' && parentOf(one.where) === parentOf(where));
}

/** The place of the object that has a property. */
export function parentOf(where: string): string {
  return where.replace(/\/[^/]*$/, '');
}

/** A text in which one id, time, index or number is like another: it is the same fault whichever shows it. */
export function withoutNames(text: string): string {
  return text
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]{5,20}(Z|[+-]\d\d:\d\d)/g, '<time>')
    .replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/gi, '<id>')
    .replaceAll(/(?<=[/.])\d{1,20}(?=[/."])/g, '<index>')
    .replaceAll(/(\+|%2B)\d{6,15}/gi, '<number>');
}
