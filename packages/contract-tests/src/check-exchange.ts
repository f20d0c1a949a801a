import { type Contract, contractPath, findOperation, publishedContract } from './contract.js';
import type { Exchange } from './exchange.js';
import type { Finding } from './finding.js';
import { judge } from './prism/engine.js';
import { rules as allRules } from './rules/index.js';
import type { Rule } from './rules/rule.js';

/** Thrown when an exchange is not for the contract to judge: it describes no such route. */
export class UnknownRouteError extends Error {
  override readonly name = 'UnknownRouteError';

  constructor(method: string, path: string) {
    super(`expected a route of the contract, got ${method} ${path}`);
  }
}

/**
 * Holds one exchange against the contract and gives what it breaks; nothing means that it conforms.
 *
 * @param options.contract - the contract to hold it against; the published one by default
 * @param options.rules - the rules to apply; all by default
 * @throws UnknownRouteError when the contract describes no such route
 */
export async function checkExchange(
  exchange: Exchange,
  options: { readonly contract?: Contract; readonly rules?: readonly Rule[] } = {},
): Promise<Finding[]> {
  const contract = options.contract ?? (await publishedContract());
  const path = contractPath(exchange.request.url);
  const operation = findOperation(contract, exchange.request.method, path);
  if (operation === undefined) throw new UnknownRouteError(exchange.request.method, path);
  const verdict = await judge(exchange, contract);
  const findings = await Promise.all(
    (options.rules ?? allRules).map((rule) => rule.check({ exchange, contract, operation, verdict })),
  );
  return findings.flat();
}
