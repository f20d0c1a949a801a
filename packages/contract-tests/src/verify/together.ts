import type { Finding } from '../finding.js';
import type { RecordedExchange } from '../recorded-exchange.js';
import { sequenceRules } from '../sequence/index.js';
import { sequenceOf } from '../sequence/sequence.js';
import type { SequenceRule } from '../sequence/sequence-rule.js';

/** What exchanges break together, and the exchange that shows it. */
export interface SharedFinding {
  readonly exchange: RecordedExchange;
  readonly finding: Finding;
}

/** The rules that a server breaks which does not refuse what it must. */
const lenient: readonly string[] = ['refusal', 'authentication', 'undeclared-method'];

/**
 * Checks exchanges against the rules for sequences, and returns what does not only follow from what is wrong with one of them.
 *
 * @param findingsOf - the findings of each of them alone
 */
export function checkTogether(
  exchanges: readonly RecordedExchange[],
  findingsOf: (exchange: RecordedExchange) => readonly Finding[],
  rules: readonly SequenceRule[] = sequenceRules,
): SharedFinding[] {
  // A server that accepts what it must refuse then has operations of it, or none: that only follows.
  const isLenient = exchanges.some((exchange) =>
    findingsOf(exchange).some(({ rule, where }) => where === 'status' && lenient.includes(rule)),
  );
  if (isLenient) return [];
  const sequence = sequenceOf(exchanges);
  const all = rules.flatMap((rule) => rule.check(sequence));
  // What did not stay as it ended has no outcome that could hold.
  const isUnstable = all.some(({ rule }) => rule === 'terminal-stays');
  return all.flatMap(({ exchange: index = 0, ...found }) => {
    const exchange = exchanges[index];
    const follows = isUnstable && found.rule === 'outcome-holds';
    return exchange === undefined || follows ? [] : [{ exchange, finding: found }];
  });
}
