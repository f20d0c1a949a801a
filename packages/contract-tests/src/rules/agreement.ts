import { type Exchange, headerValue, readBody } from '../exchange.js';
import { type Finding, finding } from '../finding.js';
import { kindOfId, kindStartedBy, type OperationKind, ownPart } from '../operation-kinds.js';
import { startedId } from '../started-id.js';
import { normalPath, resolveUrl } from '../url.js';
import { listMember, memberOf, textMember } from './members.js';
import type { Rule } from './rule.js';

/**
 * Ids agree wherever they stand: for a purchase the search id of the request, for every operation that is started
 * `operation-id`, the header with its own id (`purchase-id`, `search-id`, `release-id`, `capabilities-id`), the end of
 * `Operation-Location`, and the id in the body. `Operation-Location` and `Location` have the api-version of the request. For a
 * read, the id in the path and in the body; for a phone number, its id and its digits; a list has each number once. An
 * error code that is in a header, too, is the same there.
 */
export const agreement: Rule = {
  name: 'agreement',
  evidence: 'operation-id-from-search-id',
  check({ exchange, operation }) {
    const { status } = exchange.response;
    if (status >= 400) return ofError(exchange);
    const kind = status === 202 ? kindStartedBy(operation.iid) : undefined;
    if (kind !== undefined) return ofStart(exchange, kind);
    const check = checks[`${operation.iid} ${status}`];
    return check?.(exchange) ?? [];
  },
};

const checks: Readonly<Record<string, (exchange: Exchange) => Finding[]>> = {
  'PhoneNumbers_GetOperation 200': ofOperation,
  'PhoneNumbers_GetSearchResult 200': ({ request, response }) =>
    compare('body#/searchId', lastSegment(request.url), textMember(readBody(response), 'searchId')),
  'PhoneNumbers_GetByNumber 200': ofNumber,
  'PhoneNumbers_ListPhoneNumbers 200': ofList,
};

function ofStart(exchange: Exchange, kind: OperationKind): Finding[] {
  const { request, response } = exchange;
  // A purchase without a search id is for another rule, `refusal`; then the headers at least agree with each other.
  const id = startedId(exchange, kind);
  if (id === undefined) return [];
  const body = readBody(response);
  const own = ownPart(id);
  const location = resolveUrl(headerValue(response.headers, 'location'), request.url);
  return [
    ...compareHeaders(exchange, id),
    ...compareVersions('location', request.url, location),
    // The published documents have the phone number in the answer to an update, whose `id` is its digits.
    ...(kind.prefix === 'capabilities' ? [] : compare('body#/id', id, textMember(body, 'id'))),
    ...(own ? compare('body#/capabilitiesUpdateId', own, textMember(body, 'capabilitiesUpdateId')) : []),
  ];
}

function ofOperation(exchange: Exchange): Finding[] {
  const id = lastSegment(exchange.request.url);
  return [
    ...compareHeaders(exchange, id),
    ...compare('body#/id', id, textMember(readBody(exchange.response), 'id')),
  ];
}

function compareHeaders({ request, response }: Exchange, operationId: string): Finding[] {
  const url = resolveUrl(headerValue(response.headers, 'operation-location'), request.url);
  const kind = kindOfId(operationId);
  const own = ownPart(operationId);
  const ids = kind === undefined || own === undefined ? {} : { [kind.idHeader]: own };
  // The id of a purchase is that of its search.
  const isOfSearch = kind?.prefix === 'purchase' && own !== undefined;
  return [
    ...Object.entries({
      'operation-id': operationId,
      ...ids,
      ...(isOfSearch && { 'search-id': own }),
    }).flatMap(([name, expected]) =>
      compare(`header:${name}`, expected, headerValue(response.headers, name)),
    ),
    ...compare('header:operation-location', operationId, url && lastSegment(url.href)),
    ...compareVersions('operation-location', request.url, url),
  ];
}

/** A read goes to the version that the request asked for; another one might be refused. */
function compareVersions(header: string, requested: string, location: URL | undefined): Finding[] {
  const expected = new URL(requested).searchParams.get('api-version');
  const actual = location?.searchParams.get('api-version');
  return expected === null || actual == null ? [] : compare(`header:${header}`, expected, actual);
}

function ofNumber({ request, response }: Exchange): Finding[] {
  const body = readBody(response);
  const number = textMember(body, 'phoneNumber');
  return [
    ...compareNumbers('body#/phoneNumber', lastSegment(request.url), number),
    ...compareNumbers('body#/id', number, textMember(body, 'id')),
  ];
}

/** More than a page of this list ever has. */
const judgedEntries = 1000;

function ofList({ response }: Exchange): Finding[] {
  const items = listMember(readBody(response), 'phoneNumbers').slice(0, judgedEntries);
  const listed = new Set<string>();
  return items.flatMap((item, index) => {
    const number = textMember(item, 'phoneNumber');
    const where = `body#/phoneNumbers/${index}`;
    const isRepeated = number !== undefined && listed.has(number);
    if (number !== undefined) listed.add(number);
    return [
      ...compareNumbers(`${where}/id`, number, textMember(item, 'id')),
      ...(isRepeated ? [finding(agreement, `${where}/phoneNumber`, 'a number not listed yet', number)] : []),
    ];
  });
}

/** The Azure REST API guidelines: `x-ms-error-code` is the `code` of the error. The service does not send it. */
function ofError({ response }: Exchange): Finding[] {
  const code = textMember(memberOf(readBody(response), 'error'), 'code');
  return code === undefined
    ? []
    : compare('header:x-ms-error-code', code, headerValue(response.headers, 'x-ms-error-code'));
}

/** The id of a number is the number without its plus. */
function compareNumbers(where: string, expected: string | undefined, actual: string | undefined): Finding[] {
  const same = expected?.replace(/^\+/, '') === actual?.replace(/^\+/, '');
  return expected === undefined || same ? [] : compare(where, expected, actual);
}

/** Ids are GUIDs with a prefix: their case does not matter. What is absent or empty is for another rule: `shape`. */
function compare(where: string, expected: string, actual: string | undefined): Finding[] {
  if (actual === undefined || actual === '' || actual.toLowerCase() === expected.toLowerCase()) return [];
  return [finding(agreement, where, expected, actual)];
}

function lastSegment(url: string): string {
  return normalPath(url).split('/').at(-1) ?? '';
}
