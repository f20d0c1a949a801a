import { type Finding, finding } from '../finding.js';
import { instantOf } from '../instant.js';
import { kindOfId, kindStartedBy, operationKinds } from '../operation-kinds.js';
import { lastSegment, parseUrl, sameResource } from '../url.js';
import { listMember, memberOf, textMember } from './members.js';
import type { Rule } from './rule.js';

/**
 * The properties of an operation fit each other, its id and its headers, and a search result has no error together with phone
 * numbers. A schema looks at one property at a time.
 */
export const operationConsistency: Rule = {
  name: 'operation-consistency',
  evidence: 'operation-consistency',
  check({ exchange: { route, request, response } }) {
    const isRead = route === 'getOperation' && response.status === 200;
    const started = response.status === 202 ? kindStartedBy(route) : undefined;
    const isResult = route === 'getSearchResult' && response.status === 200;
    if (!isRead && !isResult && started === undefined) return [];
    const { body } = response;
    if (isResult) return checkSearchResult(body);
    const kind = started ?? kindOfId(lastSegment(request.path));
    return [
      ...checkType(kind?.type, body),
      ...checkError(body),
      ...checkTimes(body),
      ...(isRead ? checkLocation(request.url, response.header('location'), body) : []),
    ];
  },
};

/** The type is an extensible enum: one that is unknown contradicts nothing. */
function checkType(expected: string | undefined, body: unknown): Finding[] {
  const actual = textMember(body, 'operationType');
  // Before the release the service wrote PascalCase; the case of the value is for another rule: `shape`. The first part of
  // an id is no type of its own.
  const word = actual?.toLowerCase();
  const claimed = operationKinds.find(({ type, prefix }) => type === word || prefix === word) && word;
  if (expected === undefined || claimed === undefined || claimed === expected) return [];
  return [finding(operationConsistency, 'body#/operationType', `${expected}, as its id says`, actual)];
}

function checkError(body: unknown): Finding[] {
  const status = textMember(body, 'status');
  const error = memberOf(body, 'error');
  if (status === 'failed' && error === undefined) {
    return [finding(operationConsistency, 'body#/error', 'the reason of the failure', undefined)];
  }
  if (status !== undefined && status !== 'failed' && error !== undefined && error !== null) {
    return [finding(operationConsistency, 'body#/error', `no error while it is ${status}`, error)];
  }
  return [];
}

/** A search that has found what was asked for has no error; the later api-versions have a word for that. */
function checkSearchResult(body: unknown): Finding[] {
  const error = memberOf(body, 'error');
  if (typeof error !== 'string' || error.toLowerCase() === 'noerror') return [];
  if (listMember(body, 'phoneNumbers').length === 0) return [];
  return [finding(operationConsistency, 'body#/error', 'no error, or NoError, with phone numbers', error)];
}

/** The year 1 means "not kept". A second is what a writer that leaves out fractions may take off. */
function checkTimes(body: unknown): Finding[] {
  const created = instantOf(textMember(body, 'createdDateTime'));
  const text = textMember(body, 'lastActionDateTime');
  if (text === undefined || text.startsWith('0001-') || !(Date.parse(text) < created - 1000)) return [];
  return [finding(operationConsistency, 'body#/lastActionDateTime', 'no time before createdDateTime', text)];
}

function checkLocation(base: URL, location: string | undefined, body: unknown): Finding[] {
  const resource = textMember(body, 'resourceLocation');
  if (location === undefined || resource === undefined) return [];
  const [given, named] = [parseUrl(location, base), parseUrl(resource, base)];
  if (given === undefined || named === undefined) return []; // for another rule: `shape`
  if (location !== '' && sameResource(given, named)) return [];
  return [finding(operationConsistency, 'header:location', `the resourceLocation, ${resource}`, location)];
}
