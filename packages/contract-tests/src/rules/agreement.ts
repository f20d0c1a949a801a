import { contractPath } from '../contract.js';
import { type Exchange, headerValue, readBody } from '../exchange.js';
import { type Finding, finding } from '../finding.js';
import { textMember } from './members.js';
import type { Rule } from './rule.js';

/**
 * Ids agree wherever they stand: the search id of the request, `operation-id`, `purchase-id` and the end of
 * `Operation-Location`, whose api-version is that of the request; for a read, the id in the path and in the body.
 */
export const agreement: Rule = {
  name: 'agreement',
  ledger: 'operation-id-from-search-id',
  check({ exchange, operation }) {
    const { status } = exchange.response;
    if (operation.iid === 'PhoneNumbers_PurchasePhoneNumbers' && status === 202) return ofPurchase(exchange);
    if (operation.iid === 'PhoneNumbers_GetOperation' && status === 200) return ofOperation(exchange);
    return [];
  },
};

function ofPurchase({ request, response }: Exchange): Finding[] {
  const searchId = textMember(readBody(request), 'searchId');
  if (searchId === undefined) return []; // a purchase without a search id is for another rule: `refusal`
  const operationId = `purchase_${searchId}`;
  const location = headerValue(response.headers, 'operation-location');
  const url = location && URL.canParse(location, request.url) ? new URL(location, request.url) : undefined;
  return [
    ...compare('header:operation-id', operationId, headerValue(response.headers, 'operation-id')),
    ...compare('header:purchase-id', searchId, headerValue(response.headers, 'purchase-id')),
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

function ofOperation({ request, response }: Exchange): Finding[] {
  return compare('body#/id', lastSegment(request.url), textMember(readBody(response), 'id'));
}

/** Ids are GUIDs with a prefix: their case does not matter. What is absent or empty is for another rule: `shape`. */
function compare(where: string, expected: string, actual: string | undefined): Finding[] {
  if (actual === undefined || actual === '' || actual.toLowerCase() === expected.toLowerCase()) return [];
  return [finding(agreement, where, expected, actual)];
}

function lastSegment(url: string): string {
  return decodeURIComponent(contractPath(url).split('/').at(-1) ?? '');
}
