import type { Finding } from '../finding.js';
import { digits } from '../sequence/ownership.js';
import { sameResource } from '../url.js';
import { basisOf, placeInResource } from './fault-key.js';
import { parentOf } from './fold.js';
import type { Subject } from './subject.js';
import { isLetInBy } from './wrong-credentials.js';

/** A finding, and the answer that first showed it. */
export interface Suspect {
  readonly finding: Finding;
  readonly subject: Subject;
  readonly scenario: string;
  /** The body of the answer, as reports show it. */
  readonly body: string;
}

/** A fault, and what only follows from it. */
export interface RootCause<T extends Suspect> {
  readonly cause: T;
  readonly consequences: readonly T[];
}

const order = ['exchange', 'sequence', 'expectation'];
const rank = ({ finding }: Suspect) => order.indexOf(basisOf(finding));

/**
 * Finds the causes among findings. What is wrong with an answer comes first, then what several answers show together, then
 * what a scenario expected: each of them is read from answers, so that a wrong answer makes them fail, too. A finding follows
 * from another one when it was read from what that one calls wrong.
 */
export function findRootCauses<T extends Suspect>(suspects: readonly T[]): RootCause<T>[] {
  const causes: { readonly cause: T; readonly consequences: T[] }[] = [];
  const sorted = [...suspects].sort((one, other) => rank(one) - rank(other));
  for (const suspect of sorted) {
    const root = causes.find(({ cause }) => follows(suspect, cause));
    if (root === undefined) causes.push({ cause: suspect, consequences: [] });
    else root.consequences.push(suspect);
  }
  return causes.sort((one, other) => suspects.indexOf(one.cause) - suspects.indexOf(other.cause));
}

function follows(suspect: Suspect, cause: Suspect): boolean {
  // What does not count must not hide what counts.
  if (cause.finding.severity === 'deviation' && suspect.finding.severity === 'error') return false;
  if (isImpliedCredential(suspect, cause)) return true;
  if (rank(suspect) === 0 || suspect.finding.rule === 'authentication') return false;
  return (
    isSamePlace(suspect, cause) ||
    isBehindLink(suspect, cause) ||
    isReadFrom(suspect, cause) ||
    isInvented(suspect, cause) ||
    isOutcomeOf(suspect, cause) ||
    isCountOf(suspect, cause)
  );
}

/** Who lets in a request without any credential looks at none. */
function isImpliedCredential({ finding: one }: Suspect, { finding: other }: Suspect): boolean {
  const what = (text: string) => /^401, because of (.+)$/.exec(text)?.[1];
  const [suspect, cause] = [what(one.expected), what(other.expected)];
  return one.rule === other.rule && suspect !== undefined && cause !== undefined && isLetInBy(suspect, cause);
}

/** Two rules object to one place of one resource; a status is one place only where it says that the server is broken. */
function isSamePlace(suspect: Suspect, cause: Suspect): boolean {
  const { finding: one } = suspect;
  const { finding: other } = cause;
  if (one.rule === other.rule || one.where !== other.where) return false;
  if (suspect.subject.resource !== cause.subject.resource) return false;
  return one.where === 'status' ? /^5\d\d$/.test(one.actual) && one.actual === other.actual : true;
}

/** The request went where a link led that is wrong. */
function isBehindLink({ subject }: Suspect, cause: Suspect): boolean {
  const link = cause.subject.links.get(cause.finding.where);
  return link !== undefined && sameResource(link, subject.url);
}

/** What was read is a part of the answer that is wrong, or has such a part, or is missing from an object of another shape. */
function isReadFrom({ finding, subject }: Suspect, { finding: other, subject: from }: Suspect): boolean {
  if (basisOf(other) !== 'exchange' || finding.rule === 'refusal') return false;
  if (other.rule === 'documented-status' && names(finding, from.resource)) return true;
  if (subject.kind !== from.kind) return false;
  if (other.rule === 'documented-status') return true;
  if (!finding.where.startsWith('body#') || !other.where.startsWith('body#')) return false;
  if (basisOf(finding) === 'sequence' && /\/(id|phoneNumber|searchId)$/.test(other.where)) return true;
  const [place, wrong] = [placeInResource(finding.where), placeInResource(other.where)];
  const isMissing = finding.actual === 'nothing' && other.actual === 'nothing';
  return (
    place === wrong ||
    isInside(other.where, finding.where) ||
    isInside(finding.where, other.where) ||
    (isMissing && parentOf(place) === parentOf(wrong))
  );
}

function isInside(place: string, whole: string): boolean {
  return place.startsWith(whole.endsWith('#') ? whole : `${whole}/`);
}

/** An endpoint that has what nobody has proves nothing by having it. */
function isInvented(suspect: Suspect, cause: Suspect): boolean {
  const { rule, where, expected, actual } = cause.finding;
  const isAnyThere = rule === 'outcome' && where === 'status' && expected.endsWith('does not exist');
  if (!isAnyThere || !actual.startsWith('2') || basisOf(suspect.finding) !== 'sequence') return false;
  return suspect.subject.kind === cause.subject.kind || names(suspect.finding, cause.subject.resource);
}

/** Rules about what came of a purchase, for which it must have ended as it says. */
const ofOutcome: readonly string[] = ['outcome-holds', 'bought-as-found', 'complete', 'outcome'];
const ofCourse: readonly string[] = ['refusal-has-no-effect', 'cancel-has-effect', 'terminal-stays'];

/** A purchase that was not refused, canceled or ended as its answers said has no outcome that could hold. */
function isOutcomeOf({ finding, scenario }: Suspect, cause: Suspect): boolean {
  return (
    scenario === cause.scenario && ofOutcome.includes(finding.rule) && ofCourse.includes(cause.finding.rule)
  );
}

/** A number that should not be there, or that is missing, is one too many, or one too few, on the pages of the list. */
function isCountOf({ finding, body }: Suspect, { finding: other }: Suspect): boolean {
  if (finding.rule !== 'paging' || basisOf(other) !== 'sequence') return false;
  const numbers = `${other.expected} ${other.actual}`.match(/\+\d{6,15}/g) ?? [];
  return numbers.some((number) => body.includes(number) || finding.actual.includes(number));
}

function names({ expected, actual }: Finding, resource: string): boolean {
  const number = digits(resource.split('/').at(-1) ?? '');
  return number.length > 5 && `${expected} ${actual}`.includes(`+${number}`);
}
