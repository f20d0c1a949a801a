import { type Contract, contractPath, operationsOf } from '../contract.js';
import type { Exchange } from '../exchange.js';
import { type Finding, finding } from '../finding.js';
import type { Rule } from './rule.js';

/**
 * A request that breaks the contract is refused: whoever accepts one might buy what nobody asked for. A server that
 * breaks on it (500) has not refused it.
 */
export const refusal: Rule = {
  name: 'refusal',
  ledger: 'invalid-requests-are-refused',
  check({ exchange: { response }, verdict }) {
    if (verdict.request.length === 0 || isRefusal(response.status)) return [];
    const reasons = verdict.request.map(({ message }) => message).join('; ');
    return [finding(refusal, 'status', `a refusal (4xx), because: ${reasons}`, response.status)];
  },
};

/**
 * The same for a method that the contract does not have for an action (`/availablePhoneNumbers/:purchase`): the Azure
 * REST API guidelines let actions be done by POST alone, and a GET that buys would buy whenever a link is followed.
 * `undefined` when the path is no action, so that the contract says nothing about the method.
 */
export function checkActionMethod(
  { request, response }: Exchange,
  contract: Contract,
): Finding[] | undefined {
  const [action] = operationsOf(contract, contractPath(request.url));
  const isAction = action?.path.split('/').at(-1)?.startsWith(':') === true;
  if (!isAction || request.method === 'OPTIONS') return undefined;
  if (isRefusal(response.status)) return [];
  const expected = `a refusal (4xx), because an action is done by ${action.method.toUpperCase()} alone`;
  return [finding(refusal, 'status', expected, response.status)];
}

/** 429, 502, 503 and the like say nothing about the request; the server did not look at it. */
function isRefusal(status: number): boolean {
  return status >= 400 && status !== 500;
}
