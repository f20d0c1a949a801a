import type { Finding } from '../finding.js';
import { digits } from '../sequence/ownership.js';
import { sameResource } from '../url.js';
import { basisOf, placeInResource } from './fault-key.js';
import { parentOf } from './fold.js';
import { followsOutcome } from './follows-outcomes.js';
import { followsRefusal } from './follows-refusals.js';
import type { Sighting } from './suspect.js';

/** Whether a finding was read from what another one calls wrong. */
export function follows(suspect: Sighting, cause: Sighting): boolean {
  // What does not count must not hide what counts.
  if (cause.finding.severity === 'deviation' && suspect.finding.severity === 'error') return false;
  if (followsRefusal(suspect, cause) || isSameValue(suspect, cause) || isNextOf(suspect, cause)) return true;
  if (basisOf(suspect.finding) === 'exchange' || suspect.finding.rule === 'authentication') return false;
  return (
    isSamePlace(suspect, cause) ||
    isMissingToo(suspect, cause) ||
    isUnread(suspect, cause) ||
    isMeasuredFrom(suspect, cause) ||
    isBehindLink(suspect, cause) ||
    isReadFrom(suspect, cause) ||
    isSameUpdate(suspect, cause) ||
    isInvented(suspect, cause) ||
    followsOutcome(suspect, cause)
  );
}

/** One wrong link or id at one place, in the answers of several resources. */
function isSameValue({ finding: one }: Sighting, { finding: other }: Sighting): boolean {
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

/** An update that has changed nothing, or something else, was not done, whatever it asked for. */
function isSameUpdate(
  { finding: one, subject }: Sighting,
  { finding: other, subject: from }: Sighting,
): boolean {
  const isUpdate = ({ rule, expected }: Finding) =>
    rule === 'updated-as-asked' && expected.endsWith('as the update asked for');
  return isUpdate(one) && isUpdate(other) && subject.kind === from.kind;
}

/** Two rules object to one place of one resource; a status is one place only where it says that the server is broken. */
function isSamePlace(suspect: Sighting, cause: Sighting): boolean {
  const { finding: one } = suspect;
  const { finding: other } = cause;
  if (one.rule === other.rule || one.where !== other.where) return false;
  // Which numbers a list has is many facts; that some are missing is one.
  if (one.where === 'body#/phoneNumbers') return one.actual === 'nothing' && other.actual === 'nothing';
  if (suspect.subject.resource !== cause.subject.resource) return false;
  return one.where === 'status' ? /^5\d\d$/.test(one.actual) && one.actual === other.actual : true;
}

/** Where `skip` is ignored, a page leads to itself. */
function isNextOf({ finding }: Sighting, { finding: other }: Sighting): boolean {
  return finding.rule === 'next-link' && other.rule === 'paging' && other.expected.endsWith(' as skip says');
}

/** An operation whose reads break off has no end that could be seen. */
function isUnread({ finding }: Sighting, { finding: other, subject }: Sighting): boolean {
  const isEnd = finding.rule === 'complete' && finding.where === 'body#/status';
  return (
    isEnd && other.rule === 'complete' && other.where === 'response' && subject.kind.includes('/operations/')
  );
}

/** What is counted from a time that is wrong. */
function isMeasuredFrom({ finding }: Sighting, { finding: other }: Sighting): boolean {
  return other.rule === 'known-values' && other.actual.length > 10 && finding.expected.includes(other.actual);
}

/** What cannot be read has neither an end nor contents, and neither have others of its kind. */
function isMissingToo(
  { finding: one, subject }: Sighting,
  { finding: other, subject: from }: Sighting,
): boolean {
  if (other.where !== 'status' || other.actual !== '404' || subject.kind !== from.kind) return false;
  return one.rule === 'complete' || (one.where === 'status' && one.actual === '404');
}

/** The request went where a link led that is wrong. */
function isBehindLink({ subject }: Sighting, cause: Sighting): boolean {
  const { links } = cause.subject;
  // The headers of an answer name one operation; what is wrong with one of them is wrong with the link.
  const isOfHeaders = cause.finding.rule === 'agreement' && cause.finding.where.startsWith('header:');
  const link = links.get(isOfHeaders ? 'header:operation-location' : cause.finding.where);
  return link !== undefined && sameResource(link, subject.url);
}

/** What was read is a part of the answer that is wrong, or has such a part, or is missing from an object of another shape. */
function isReadFrom({ finding, subject }: Sighting, { finding: other, subject: from }: Sighting): boolean {
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

/** An endpoint that has what nobody has proves nothing by having it. */
function isInvented({ finding, subject }: Sighting, cause: Sighting): boolean {
  const { rule, where, expected, actual } = cause.finding;
  const isAnyThere = rule === 'outcome' && where === 'status' && expected.endsWith('does not exist');
  if (!isAnyThere || !actual.startsWith('2')) return false;
  if (finding.rule === 'outcome-holds' && cause.subject.kind.includes('/operations/')) return true;
  // That a number can be read says nothing where numbers can be read that are not there.
  const isRead = finding.expected.endsWith(', which can be read by itself');
  if (isRead && cause.subject.kind === '/phonenumbers/*') return true;
  return subject.kind === cause.subject.kind || names(finding, cause.subject.resource);
}

function names({ expected, actual }: Finding, resource: string): boolean {
  const number = digits(resource.split('/').at(-1) ?? '');
  return number.length > 5 && `${expected} ${actual}`.includes(`+${number}`);
}
