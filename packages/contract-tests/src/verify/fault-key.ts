import type { Finding } from '../finding.js';
import { sequenceRules } from '../sequence/index.js';
import { expectations } from './expectations.js';
import { withoutNames } from './fold.js';

/** What a finding rests on: one answer, several answers, or what a scenario expects of an answer. */
export type Basis = 'exchange' | 'sequence' | 'expectation';

/** What a finding of a rule rests on. A rule that is not of this package looks at one answer. */
export function basisOf({ rule }: Finding): Basis {
  if (sequenceRules.some(({ name }) => name === rule)) return 'sequence';
  return rule !== 'refusal' && expectations.some(({ name }) => name === rule) ? 'expectation' : 'exchange';
}

/**
 * Names the fault that a finding shows. Findings with the same name are one fault that came up again: in another answer, in
 * a number that was read by itself or in the list, or with another wrong value.
 */
export function faultKey(finding: Finding): string {
  const { rule, where, expected, actual, severity } = finding;
  const basis = basisOf(finding);
  const words =
    basis === 'exchange' ? withoutPlace(reasonOf(expected, /^[^,]*, (as .*)$/s)) : reasonOf(expected);
  // Which statuses an operation has is not the fault; which other one came is.
  const isStatus = rule === 'documented-status';
  const isOneOfMany =
    isStatus || ((where.startsWith('header:') || where.startsWith('request.')) && !differing.includes(rule));
  return withoutNames(
    JSON.stringify([
      rule,
      severity,
      placeOf(where, basis),
      isStatus ? '' : words,
      ...(isOneOfMany ? [actual] : []),
    ]),
  );
}

/** Rules about headers whose values differ from answer to answer: whichever it is, the fault is the same. */
const differing: readonly string[] = [
  'single-value-headers',
  'http-dates',
  'header-forms',
  'allowed-methods',
  'validators-change',
];

/** The places at which a sequence shows whether something is there. */
const presence: readonly string[] = ['status', 'body#', 'body#/phoneNumbers'];

function placeOf(where: string, basis: Basis): string {
  if (basis === 'sequence' && presence.includes(where)) return '';
  return placeInResource(where).replaceAll(/\/\d+(?=\/|$)/g, '/*');
}

/** A place inside of a phone number, whether that was read by itself or in the list. */
export function placeInResource(where: string): string {
  return where.replace(/^body#\/phoneNumbers\/\d+\//, 'body#/');
}

/** What compares values expects one, and says why after the first comma: the reason is the fault, whatever the value. */
function reasonOf(expected: string, form = /^[^,]*, (.*)$/s): string {
  return form.exec(expected)?.[1] ?? expected;
}

/** The words of a schema's validator without the path, which the place has already, and without the name and limit of an id. */
function withoutPlace(expected: string): string {
  return expected
    .replace(/^Response body property \S+ /, 'Response body ')
    .replaceAll(/(?<=Request path parameter )\w+/g, '<id>')
    .replaceAll(/(?<=more than )\d+/g, '<limit>');
}
