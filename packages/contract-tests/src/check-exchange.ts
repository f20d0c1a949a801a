import { type Contract, contractFor, contractPath, findOperation } from './contract.js';
import type { Exchange } from './exchange.js';
import type { Finding } from './finding.js';
import { judge } from './prism/engine.js';
import { rules as allRules } from './rules/index.js';
import { checkActionMethod, refusal } from './rules/refusal.js';
import type { Rule } from './rules/rule.js';

/** Thrown when an exchange is not for the contract to judge: it describes no such route. */
export class UnknownRouteError extends Error {
  override readonly name = 'UnknownRouteError';

  constructor(method: string, path: string) {
    super(`expected a route of the contract, got ${method} ${path}`);
  }
}

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
  const path = contractPath(exchange.request.url);
  const operation = findOperation(contract, exchange.request.method, path);
  const rules = options.rules ?? allRules;
  if (operation === undefined) {
    const findings = checkActionMethod(exchange, contract);
    if (findings === undefined) throw new UnknownRouteError(exchange.request.method, path);
    return rules.includes(refusal) ? findings : [];
  }
  if (isNotModified(exchange)) return [];
  const verdict = await judge(exchange, contract);
  const findings = await Promise.all(
    rules.map((rule) => rule.check({ exchange, contract, operation, verdict })),
  );
  return findings.flatMap((ofRule) => ofRule.slice(0, 100));
}

/** The answer to a conditional read that nothing has changed (RFC 9110, section 15.4.5): it has nothing to judge. */
function isNotModified({ request: { method, headers }, response: { status, body } }: Exchange): boolean {
  const isConditional = headers.some(([name]) => /^if-(none-match|modified-since)$/i.test(name));
  return status === 304 && method === 'GET' && isConditional && body.length === 0;
}
