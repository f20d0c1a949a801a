import type { Exchange } from './exchange.js';
import type { Finding } from './finding.js';
import { contractFor, type JudgingContract } from './published-contract.js';
import { type RecordedExchange, readExchange } from './recorded-exchange.js';
import { applyRulesTo } from './rules/apply-rules.js';
import { rules as allRules } from './rules/index.js';
import type { Rule } from './rules/rule.js';

/**
 * Holds one exchange against the contract and returns what it breaks, at most a hundred findings of each rule;
 * nothing means that it conforms.
 *
 * @param options.contract - the contract to check it against; by default the published one for the request's `api-version`:
 *   the newest contract that is not newer than it, or that of 2021-03-07
 * @param options.rules - the rules to apply; all by default
 * @throws UnknownRouteError when the contract describes no such route
 */
export async function checkExchange(
  exchange: Exchange,
  options: { readonly contract?: JudgingContract; readonly rules?: readonly Rule[] } = {},
): Promise<Finding[]> {
  const contract = options.contract ?? (await contractFor(exchange.request.url));
  return checkRecorded(readExchange(exchange, contract), contract, options.rules);
}

/** Does what {@link checkExchange} does with an exchange that was read with the contract already. */
export function checkRecorded(
  exchange: RecordedExchange,
  contract: JudgingContract,
  rules: readonly Rule[] = allRules,
): Promise<Finding[]> {
  return applyRulesTo(exchange, { contract, judge: contract.judge, rules });
}
