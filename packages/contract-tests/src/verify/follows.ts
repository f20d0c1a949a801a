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
  /** The URLs of the operations that answers with this finding have started. */
  readonly started: ReadonlySet<string>;
}

/** What should have been refused, and was not. */
const toBeRefused: readonly string[] = [
  'refusal',
  'outcome',
  'authentication',
  'undeclared-method',
  'documented-status',
];

/** Whether a finding says that an answer is a success which should have been a refusal. */
export function isAccepted({ rule, where, expected, actual }: Finding): boolean {
  const isRefusalExpected = rule !== 'outcome' || expected.startsWith('4xx');
  return where === 'status' && toBeRefused.includes(rule) && actual.startsWith('2') && isRefusalExpected;
}

/** Whether a finding was read from what another one calls wrong. */
export function follows(suspect: Suspect, cause: Suspect): boolean {
  // What does not count must not hide what counts.
  if (cause.finding.severity === 'deviation' && suspect.finding.severity === 'error') return false;
  if (isImpliedCredential(suspect, cause) || isSameValue(suspect, cause)) return true;
  if (isOfAccepted(suspect, cause) || isSameMethod(suspect, cause)) return true;
  if (basisOf(suspect.finding) === 'exchange' || suspect.finding.rule === 'authentication') return false;
  return (
    isSamePlace(suspect, cause) ||
    isMissingToo(suspect, cause) ||
    isBehindLink(suspect, cause) ||
    isReadFrom(suspect, cause) ||
    isComparedWith(suspect, cause) ||
    isSameUpdate(suspect, cause) ||
    isInvented(suspect, cause) ||
    isOutcomeOf(suspect, cause) ||
    isAboutNumberOf(suspect, cause) ||
    isCountOf(suspect, cause)
  );
}

/** Who lets in a request without any credential looks at none. */
function isImpliedCredential({ finding: one }: Suspect, { finding: other }: Suspect): boolean {
  const what = (text: string) => /^401, because of (.+)$/.exec(text)?.[1];
  const [suspect, cause] = [what(one.expected), what(other.expected)];
  return one.rule === other.rule && suspect !== undefined && cause !== undefined && isLetInBy(suspect, cause);
}

/** One wrong link or id at one place, in the answers of several resources. */
function isSameValue({ finding: one }: Suspect, { finding: other }: Suspect): boolean {
  const isName = one.where.startsWith('header:') || /\/(?:id|resourceLocation|nextLink)$/.test(one.where);
  const bare = ({ actual }: Finding) => actual.replace(/\?.*$/s, '');
  return (
    isName &&
    one.where === other.where &&
    bare(one).length > 6 &&
    one.actual !== 'nothing' &&
    bare(one) === bare(other)
  );
}

/** What the answer says that should have been a refusal, and what became of what it has started, if that is there at all. */
function isOfAccepted({ finding, subject: one }: Suspect, cause: Suspect): boolean {
  if (!isAccepted(cause.finding)) return false;
  const isStarted = [...cause.started].some((url) => sameResource(url, one.url));
  const isNowhere =
    finding.rule === 'operation-stays' && finding.actual === '404' && cause.finding.actual === '202';
  if (basisOf(finding) !== 'exchange') return isStarted || isNowhere;
  const { subject: other } = cause;
  return finding.rule !== 'refusal' && one.url === other.url && one.method === other.method;
}

/** A server that takes another method for POST does so wherever that is. */
function isSameMethod(
  { finding: one, subject }: Suspect,
  { finding: other, subject: from }: Suspect,
): boolean {
  const rules = [one.rule, other.rule];
  const isOfMethod = [one, other].some(({ expected }) => expected.endsWith('is done by POST alone'));
  if (!isOfMethod || !rules.includes('undeclared-method') || !rules.includes('refusal')) return false;
  return subject.method === from.method && one.actual === other.actual;
}

/** An update that has changed nothing, or something else, was not done, whatever it asked for. */
function isSameUpdate(
  { finding: one, subject }: Suspect,
  { finding: other, subject: from }: Suspect,
): boolean {
  const isUpdate = ({ rule, expected }: Finding) =>
    rule === 'updated-as-asked' && expected.endsWith('as the update asked for');
  return isUpdate(one) && isUpdate(other) && subject.kind === from.kind;
}

/** Two rules object to one place of one resource; a status is one place only where it says that the server is broken. */
function isSamePlace(suspect: Suspect, cause: Suspect): boolean {
  const { finding: one } = suspect;
  const { finding: other } = cause;
  if (one.rule === other.rule || one.where !== other.where) return false;
  if (suspect.subject.resource !== cause.subject.resource) return false;
  return one.where === 'status' ? /^5\d\d$/.test(one.actual) && one.actual === other.actual : true;
}

/** What cannot be read has neither an end nor contents, and neither have others of its kind. */
function isMissingToo(
  { finding: one, subject }: Suspect,
  { finding: other, subject: from }: Suspect,
): boolean {
  if (other.where !== 'status' || other.actual !== '404' || subject.kind !== from.kind) return false;
  return one.rule === 'complete' || (one.where === 'status' && one.actual === '404');
}

/** The request went where a link led that is wrong. */
function isBehindLink({ subject }: Suspect, cause: Suspect): boolean {
  const { links } = cause.subject;
  // The headers of an answer name one operation; what is wrong with one of them is wrong with the link.
  const isOfHeaders = cause.finding.rule === 'agreement' && cause.finding.where.startsWith('header:');
  const link = links.get(isOfHeaders ? 'header:operation-location' : cause.finding.where);
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
    isNested(finding.where, other.where) ||
    place === wrong ||
    (isMissing && parentOf(place) === parentOf(wrong))
  );
}

/** One of two places is inside of the other. */
function isNested(one: string, other: string): boolean {
  const isInside = (place: string, whole: string) =>
    place.startsWith(whole.endsWith('#') ? whole : `${whole}/`);
  return isInside(one, other) || isInside(other, one);
}

/** Rules that compare what one resource says with what another one said. */
const comparing: readonly string[] = ['readings-agree', 'bought-as-found', 'updated-as-asked', 'owned-stays'];

/** A value that is wrong where it was read first differs from what others say. */
function isComparedWith({ finding }: Suspect, { finding: other }: Suspect): boolean {
  if (!comparing.includes(finding.rule)) return false;
  if (basisOf(other) !== 'exchange' && !comparing.includes(other.rule)) return false;
  const [place, wrong] = [placeInResource(finding.where), placeInResource(other.where)];
  if (place === 'body#/phoneNumbers' && other.where.startsWith(`${place}/`)) return true;
  return place === wrong && `${finding.expected} ${finding.actual}`.includes(other.actual);
}

/** An endpoint that has what nobody has proves nothing by having it. */
function isInvented({ finding, subject }: Suspect, cause: Suspect): boolean {
  const { rule, where, expected, actual } = cause.finding;
  const isAnyThere = rule === 'outcome' && where === 'status' && expected.endsWith('does not exist');
  if (!isAnyThere || !actual.startsWith('2')) return false;
  if (finding.rule === 'outcome-holds' && cause.subject.kind.includes('/operations/')) return true;
  return subject.kind === cause.subject.kind || names(finding, cause.subject.resource);
}

/** Rules about the course of an operation: what came of it was judged by that. */
export const ofCourse: readonly string[] = ['refusal-has-no-effect', 'cancel-has-effect', 'terminal-stays'];

/** Rules about what came of a purchase, for which it must have ended as it says. */
const ofOutcome: readonly string[] = ['outcome-holds', 'bought-as-found'];

/** A purchase that was not refused, canceled or ended as its answers said has no outcome that could hold. */
function isOutcomeOf({ finding, scenario }: Suspect, cause: Suspect): boolean {
  const { rule } = cause.finding;
  if (finding.rule === 'outcome' && finding.where === 'body#/status') {
    return rule === 'outcome-holds' || rule === 'refusal-has-no-effect';
  }
  if (!ofCourse.includes(rule)) return false;
  const isSoon = finding.rule === 'complete' || finding.rule === 'outcome';
  return ofOutcome.includes(finding.rule) || (isSoon && scenario === cause.scenario);
}

/** Which phone number is found, held or owned, and whether it is there. */
function isAboutNumberOf({ finding, subject }: Suspect, { finding: other }: Suspect): boolean {
  if (
    comparing.includes(other.rule) &&
    other.where !== 'status' &&
    !other.where.startsWith('body#/phoneNumbers')
  )
    return false;
  const text = basisOf(other) === 'exchange' ? other.actual : `${other.expected} ${other.actual}`;
  const numbers = text.match(/(?<![/\d-])\+?\d{10,15}(?![\d-])/g) ?? [];
  return numbers.some(
    (number) =>
      digits(subject.resource.split('/').at(-1) ?? '') === digits(number) ||
      `${finding.expected} ${finding.actual}`.includes(`+${digits(number)}`),
  );
}

/** A number that should not be there, or that is missing, is one too many, or one too few, on the pages of the list. */
function isCountOf({ finding, body }: Suspect, { finding: other }: Suspect): boolean {
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

function names({ expected, actual }: Finding, resource: string): boolean {
  const number = digits(resource.split('/').at(-1) ?? '');
  return number.length > 5 && `${expected} ${actual}`.includes(`+${number}`);
}
