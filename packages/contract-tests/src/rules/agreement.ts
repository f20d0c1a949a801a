import { contractPath } from '../contract.js';
import { type Exchange, headerValue, readBody } from '../exchange.js';
import { type Finding, finding } from '../finding.js';
import type { Rule } from './rule.js';

/**
 * Ids agree wherever they stand: the search id of the request, `operation-id`, `purchase-id` and the end of
 * `Operation-Location`; for a read, the id in the path and the one in the body.
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
  ];
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

function textMember(value: unknown, name: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const member: unknown = Object.entries(value).find(([key]) => key === name)?.[1];
  return typeof member === 'string' ? member : undefined;
}
