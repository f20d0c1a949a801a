import { finding } from '../finding.js';
import { readExchange } from '../recorded-exchange.js';
import { parseUrl } from '../url.js';
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
    const { route, response } = input.exchange;
    const contents = declaredResponse(input.operation, response.status)?.contents ?? [];
    if (response.bytes.length === 0 || contents.length > 0) return [];
    if (response.status === 202 && (await isStatusMonitor(input))) return [];
    const isSearch = route === 'search';
    const rule = isSearch ? { ...undeclaredBody, evidence: 'search-202-empty' } : undeclaredBody;
    return [finding(rule, 'body#', 'no body, or the operation that was started', response.body)];
  },
};

async function isStatusMonitor({ exchange, contract, judge }: RuleInput): Promise<boolean> {
  const { request, response, raw } = exchange;
  const url = parseUrl(response.header('operation-location'), request.url);
  if (url === undefined) return false;
  const read = { method: 'GET', url: url.href, headers: [], body: new Uint8Array() };
  const implied = readExchange({ request: read, response: { ...raw.response, status: 200 } }, contract);
  if (implied.operation === undefined) return false;
  const diagnostics = await judge(implied);
  return diagnostics.response.length === 0;
}
