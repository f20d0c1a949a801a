import { checkOperation } from '../check-operation.js';
import type { Contract } from '../contract.js';
import type { Exchange } from '../exchange.js';
import type { Finding } from '../finding.js';
import type { SequenceRule } from '../sequence/sequence-rule.js';

/** What exchanges break together, and the exchange that shows it. */
export interface SharedFinding {
  readonly exchange: Exchange;
  readonly finding: Finding;
}

/** The rules that a server breaks which does not refuse what it must. */
const lenient: readonly string[] = ['refusal', 'authentication', 'undeclared-method'];

/**
 * Checks exchanges against the rules for sequences, and returns what does not only follow from what is wrong with one of them.
 *
 * @param findingsOf - the findings of each of them alone
 */
export async function checkTogether(
  exchanges: readonly Exchange[],
  findingsOf: (exchange: Exchange) => readonly Finding[],
  {
    contract,
    sequenceRules,
  }: { readonly contract: Contract; readonly sequenceRules?: readonly SequenceRule[] | undefined },
): Promise<SharedFinding[]> {
  // A server that accepts what it must refuse then has operations of it, or none: that only follows.
  const isLenient = exchanges.some((exchange) =>
    findingsOf(exchange).some(({ rule, where }) => where === 'status' && lenient.includes(rule)),
  );
  if (isLenient) return [];
  const all = await checkOperation(exchanges, {
    contract,
    ...(sequenceRules !== undefined && { rules: sequenceRules }),
  });
  // What did not stay as it ended has no outcome that could hold.
  const isUnstable = all.some(({ rule }) => rule === 'terminal-stays');
  return all.flatMap(({ exchange: index = 0, ...found }) => {
    const exchange = exchanges[index];
    const follows = isUnstable && found.rule === 'outcome-holds';
    return exchange === undefined || follows ? [] : [{ exchange, finding: found }];
  });
}
