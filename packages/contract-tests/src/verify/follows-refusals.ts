import type { Finding } from '../finding.js';
import { sameResource } from '../url.js';
import { basisOf } from './fault-key.js';
import { independent } from './fold.js';
import type { Sighting } from './suspect.js';
import { isLetInBy } from './wrong-credentials.js';

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

/** Whether a finding follows from something that was not refused as it should have been. */
export function followsRefusal(suspect: Sighting, cause: Sighting): boolean {
  return (
    isImpliedCredential(suspect, cause) ||
    isOfAccepted(suspect, cause) ||
    isSameMethod(suspect, cause) ||
    isRedirectToo(suspect, cause)
  );
}

/** An operation that lets in a request without any credential looks at none. */
function isImpliedCredential(
  { finding: one, subject }: Sighting,
  { finding: other, subject: from }: Sighting,
): boolean {
  const what = (text: string) => /^401, because of (.+)$/.exec(text)?.[1];
  const [suspect, cause] = [what(one.expected), what(other.expected)];
  if (suspect === undefined || cause === undefined) return false;
  // Something else than the credential was wrong with it, or it would have been let in like the others.
  if (one.rule === 'challenge' && other.rule === 'authentication')
    return suspect === cause || isLetInBy(suspect, cause);
  return subject.operation === from.operation && one.rule === other.rule && isLetInBy(suspect, cause);
}

/** What the answer says that should have been a refusal, and what became of what it has started, if that is there at all. */
function isOfAccepted(suspect: Sighting, cause: Sighting): boolean {
  const { finding, subject: one } = suspect;
  if (!isAccepted(cause.finding)) return false;
  const isStarted = [...cause.started].some((url) => sameResource(url, one.url));
  const isNowhere =
    finding.rule === 'operation-stays' && finding.actual === '404' && cause.finding.actual === '202';
  if (basisOf(finding) !== 'exchange') return isStarted || isNowhere;
  if ([...independent, 'refusal'].includes(finding.rule)) return false;
  const { subject: other } = cause;
  const isSameAnswer = one.operation === other.operation && suspect.body === cause.body;
  return one.method === other.method && (one.url === other.url || isSameAnswer);
}

/** A server that takes another method for POST does so wherever that is. */
function isSameMethod(
  { finding: one, subject }: Sighting,
  { finding: other, subject: from }: Sighting,
): boolean {
  const rules = [one.rule, other.rule];
  const isOfMethod = [one, other].some(({ expected }) => expected.endsWith('is done by POST alone'));
  if (!isOfMethod || !rules.includes('undeclared-method') || !rules.includes('refusal')) return false;
  return subject.method === from.method && one.actual === other.actual;
}

/** A server that redirects in place of a refusal does so wherever something is refused. */
function isRedirectToo({ finding: one }: Sighting, { finding: other }: Sighting): boolean {
  return (
    one.where === 'status' && other.where === 'status' && /^3/.test(one.actual) && one.actual === other.actual
  );
}
