import { type Finding, finding } from '../finding.js';
import { kindOfId, kindStartedBy, type OperationKind, ownPart } from '../operation-kinds.js';
import type { RecordedExchange } from '../recorded-exchange.js';
import type { Route } from '../routes.js';
import { startedId } from '../started-id.js';
import { lastSegment, normalPath, resolveUrl } from '../url.js';
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
  check({ exchange }) {
    const { route, response } = exchange;
    if (response.status >= 400) return ofError(exchange);
    const kind = response.status === 202 ? kindStartedBy(route) : undefined;
    if (kind !== undefined) return ofStart(exchange, kind);
    const check = response.status === 200 && route !== undefined ? ofReads[route] : undefined;
    return check?.(exchange) ?? [];
  },
};

const ofReads: Readonly<Partial<Record<Route, (exchange: RecordedExchange) => Finding[]>>> = {
  getOperation: ofOperation,
  getSearchResult: ({ request, response }) =>
    compare('body#/searchId', lastSegment(request.path), textMember(response.body, 'searchId')),
  getPhoneNumber: ofNumber,
  listPhoneNumbers: ofList,
};

function ofStart(exchange: RecordedExchange, kind: OperationKind): Finding[] {
  const { request, response } = exchange;
  // A purchase without a search id is for another rule, `refusal`; then the headers at least agree with each other.
  const id = startedId(exchange, kind);
  if (id === undefined) return [];
  const { body } = response;
  const own = ownPart(id);
  const location = resolveUrl(response.header('location'), request.url);
  return [
    ...compareHeaders(exchange, id),
    ...compareVersions('location', request.url, location),
    // The published documents have the phone number in the answer to an update, whose `id` is its digits.
    ...(kind.prefix === 'capabilities' ? [] : compare('body#/id', id, textMember(body, 'id'))),
    ...(own ? compare('body#/capabilitiesUpdateId', own, textMember(body, 'capabilitiesUpdateId')) : []),
  ];
}

function ofOperation(exchange: RecordedExchange): Finding[] {
  const id = lastSegment(exchange.request.path);
  return [
    ...compareHeaders(exchange, id),
    ...compare('body#/id', id, textMember(exchange.response.body, 'id')),
  ];
}

function compareHeaders({ request, response }: RecordedExchange, operationId: string): Finding[] {
  const url = resolveUrl(response.header('operation-location'), request.url);
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
    }).flatMap(([name, expected]) => compare(`header:${name}`, expected, response.header(name))),
    ...compare('header:operation-location', operationId, url && lastSegment(normalPath(url))),
    ...compareVersions('operation-location', request.url, url),
  ];
}

/** A read goes to the version that the request asked for; another one might be refused. */
function compareVersions(header: string, requested: URL, location: URL | undefined): Finding[] {
  const expected = requested.searchParams.get('api-version');
  const actual = location?.searchParams.get('api-version');
  return expected === null || actual == null ? [] : compare(`header:${header}`, expected, actual);
}

function ofNumber({ request, response: { body } }: RecordedExchange): Finding[] {
  const number = textMember(body, 'phoneNumber');
  return [
    ...compareNumbers('body#/phoneNumber', lastSegment(request.path), number),
    ...compareNumbers('body#/id', number, textMember(body, 'id')),
  ];
}

/** More than a page of this list ever has. */
const judgedEntries = 1000;

function ofList({ response }: RecordedExchange): Finding[] {
  const items = listMember(response.body, 'phoneNumbers').slice(0, judgedEntries);
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
function ofError({ response }: RecordedExchange): Finding[] {
  const code = textMember(memberOf(response.body, 'error'), 'code');
  return code === undefined
    ? []
    : compare('header:x-ms-error-code', code, response.header('x-ms-error-code'));
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
