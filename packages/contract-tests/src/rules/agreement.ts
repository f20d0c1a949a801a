import { type Exchange, headerValue, readBody } from '../exchange.js';
import { type Finding, finding } from '../finding.js';
import { normalPath, resolveUrl } from '../url.js';
import { listMember, memberOf, textMember } from './members.js';
import type { Rule } from './rule.js';

/**
 * Ids agree wherever they stand: the search id of the request, `operation-id`, `purchase-id` and the end of
 * `Operation-Location`, whose api-version is that of the request; for a read, the id in the path and in the body; for
 * a phone number, its id and its digits; a list has each number once. An error code that is in a header, too, is the same there.
 */
export const agreement: Rule = {
  name: 'agreement',
  ledger: 'operation-id-from-search-id',
  check({ exchange, operation }) {
    const { status } = exchange.response;
    if (status >= 400) return ofError(exchange);
    const check = checks[`${operation.iid} ${status}`];
    return check?.(exchange) ?? [];
  },
};

const checks: Readonly<Record<string, (exchange: Exchange) => Finding[]>> = {
  'PhoneNumbers_PurchasePhoneNumbers 202': ofPurchase,
  'PhoneNumbers_GetOperation 200': ofOperation,
  'PhoneNumbers_GetSearchResult 200': ({ request, response }) =>
    compare('body#/searchId', lastSegment(request.url), textMember(readBody(response), 'searchId')),
  'PhoneNumbers_GetByNumber 200': ofNumber,
  'PhoneNumbers_ListPhoneNumbers 200': ofList,
};

function ofPurchase(exchange: Exchange): Finding[] {
  const { request, response } = exchange;
  // A purchase without a search id is for another rule, `refusal`; then the headers at least agree with each other.
  const searchId =
    textMember(readBody(request), 'searchId') ?? headerValue(response.headers, 'purchase-id') ?? '';
  if (searchId === '') return [];
  return [
    ...compareHeaders(exchange, `purchase_${searchId}`),
    ...compare('body#/id', `purchase_${searchId}`, textMember(readBody(response), 'id')),
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
  const [, kind, id] = /^([a-z]+)_(.+)$/i.exec(operationId) ?? [];
  const ids =
    kind?.toLowerCase() === 'purchase' && id !== undefined ? { 'purchase-id': id, 'search-id': id } : {};
  return [
    ...Object.entries({ 'operation-id': operationId, ...ids }).flatMap(([name, expected]) =>
      compare(`header:${name}`, expected, headerValue(response.headers, name)),
    ),
    ...compare('header:operation-location', operationId, url && lastSegment(url.href)),
    ...compareVersions(request.url, url),
  ];
}

/** A poll goes to the version that the request asked for; another one might be refused. */
function compareVersions(requested: string, location: URL | undefined): Finding[] {
  const expected = new URL(requested).searchParams.get('api-version');
  const actual = location?.searchParams.get('api-version');
  return expected === null || actual == null ? [] : compare('header:operation-location', expected, actual);
}

function ofNumber({ request, response }: Exchange): Finding[] {
  const body = readBody(response);
  const number = textMember(body, 'phoneNumber');
  return [
    ...compareNumbers('body#/phoneNumber', lastSegment(request.url), number),
    ...compareNumbers('body#/id', number, textMember(body, 'id')),
  ];
}

function ofList({ response }: Exchange): Finding[] {
  const items = listMember(readBody(response), 'phoneNumbers');
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
