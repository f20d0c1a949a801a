import type { Contract } from './contract.js';
import type { Exchange } from './exchange.js';
import type { Finding } from './finding.js';
import { judge } from './prism/engine.js';
import { contractFor } from './published-contract.js';
import { applyRules } from './rules/apply-rules.js';
import { rules as allRules } from './rules/index.js';
import type { Rule } from './rules/rule.js';

/**
 * Holds one exchange against the contract and gives what it breaks, at most a hundred findings of each rule;
 * nothing means that it conforms.
 *
 * @param options.contract - the contract to check it against; by default the published one for the request's `api-version`:
 *   the newest contract that is not newer than it, or that of 2021-03-07
 * @param options.rules - the rules to apply; all by default
 * @throws UnknownRouteError when the contract describes no such route
 */
export async function checkExchange(
  exchange: Exchange,
  options: { readonly contract?: Contract; readonly rules?: readonly Rule[] } = {},
): Promise<Finding[]> {
  const contract = options.contract ?? (await contractFor(exchange.request.url));
  return applyRules(exchange, { contract, judge, rules: options.rules ?? allRules });
}
