import { type Contract, contractPath } from '../contract.js';
import type { Judge } from '../diagnostics.js';
import type { Exchange } from '../exchange.js';
import type { Finding } from '../finding.js';
import { type RecordedExchange, readExchange } from '../recorded-exchange.js';
import { checkActionMethod, refusal } from './refusal.js';
import type { Rule } from './rule.js';

/** Thrown when an exchange is not for the contract to judge: it describes no such route. */
export class UnknownRouteError extends Error {
  override readonly name = 'UnknownRouteError';

  constructor(method: string, path: string) {
    super(`expected a route of the contract, got ${method} ${path}`);
  }
}

/** What an exchange is checked against, and with what. */
export interface Checks {
  readonly contract: Contract;
  /** Checks exchanges that are read with the contract against its document. */
  readonly judge: Judge;
  readonly rules: readonly Rule[];
}

/**
 * Applies rules to one exchange and returns what it breaks, at most a hundred findings of each rule. `checkExchange` does
 * this with Prism as the judge; here it can be any that needs no Node.js.
 *
 * @throws UnknownRouteError when the contract describes no such route
 */
export async function applyRules(exchange: Exchange, checks: Checks): Promise<Finding[]> {
  return applyRulesTo(readExchange(exchange, checks.contract), checks);
}

/** Applies rules as {@link applyRules} does, to an exchange that is read already. */
export async function applyRulesTo(
  exchange: RecordedExchange,
  { contract, judge, rules }: Checks,
): Promise<Finding[]> {
  const { operation, request } = exchange;
  if (operation === undefined) {
    const findings = checkActionMethod(exchange, contract);
    if (findings === undefined) throw new UnknownRouteError(request.method, contractPath(request.url));
    return rules.includes(refusal) ? findings : [];
  }
  if (isNotModified(exchange)) return [];
  const diagnostics = await judge(exchange);
  const findings = await Promise.all(
    rules.map((rule) => rule.check({ exchange, contract, operation, diagnostics, judge })),
  );
  return findings.flatMap((ofRule) => ofRule.slice(0, 100));
}

/** The answer to a conditional read that nothing has changed (RFC 9110, section 15.4.5): it has nothing to judge. */
function isNotModified({ request: { method, headers }, response }: RecordedExchange): boolean {
  const isConditional = headers.some(([name]) => /^if-(none-match|modified-since)$/i.test(name));
  return response.status === 304 && method === 'GET' && isConditional && response.bytes.length === 0;
}
