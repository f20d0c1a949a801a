import { contractPath, findOperation } from '../contract.js';
import { headerValue, readBody } from '../exchange.js';
import { finding } from '../finding.js';
import { declaredResponse } from './declared-response.js';
import type { Rule, RuleInput } from './rule.js';

/**
 * A response without declared content has no body. There is one exception: a 202 may carry the status monitor, the
 * operation that its `Operation-Location` names, as the Azure REST API guidelines ask for.
 */
export const undeclaredBody: Rule = {
  name: 'undeclared-body',
  evidence: 'empty-202',
  async check(input) {
    const { response } = input.exchange;
    const contents = declaredResponse(input.operation, response.status)?.contents ?? [];
    if (response.body.length === 0 || contents.length > 0) return [];
    if (response.status === 202 && (await isStatusMonitor(input))) return [];
    const isSearch = input.operation.iid === 'PhoneNumbers_SearchAvailablePhoneNumbers';
    const rule = isSearch ? { ...undeclaredBody, evidence: 'search-202-empty' } : undeclaredBody;
    return [finding(rule, 'body#', 'no body, or the operation that was started', readBody(response))];
  },
};

async function isStatusMonitor({ exchange, contract, judge }: RuleInput): Promise<boolean> {
  const { request, response } = exchange;
  const location = headerValue(response.headers, 'operation-location');
  if (location === undefined || !URL.canParse(location, request.url)) return false;
  const url = new URL(location, request.url).href;
  if (findOperation(contract, 'GET', contractPath(url)) === undefined) return false;
  const read = { method: 'GET', url, headers: [], body: new Uint8Array() };
  const diagnostics = await judge({ request: read, response: { ...response, status: 200 } }, contract);
  return diagnostics.response.length === 0;
}
