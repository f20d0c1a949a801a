import { type Contract, publishedContract } from './contract.js';
import type { Exchange } from './exchange.js';
import type { Finding } from './finding.js';
import { sequenceRules } from './sequence/index.js';
import { readSequence } from './sequence/sequence.js';
import type { SequenceRule } from './sequence/sequence-rule.js';

/**
 * Holds the exchanges of a whole purchase, in the order they happened, against the contract of a long-running
 * operation: the purchase, the reads of its operation, its cancellation, the reads of what was bought. Gives only what
 * the exchanges break together; what each of them breaks is for `checkExchange`.
 *
 * Everything that is read in a sequence is taken for a part of it: the numbers that are read after a purchase are the
 * ones that it should have bought, unless a search result in the sequence says which these are.
 *
 * @param options.contract - the contract to hold them against; the published one by default
 * @param options.rules - the rules to apply; all by default
 */
export async function checkOperation(
  exchanges: readonly Exchange[],
  options: { readonly contract?: Contract; readonly rules?: readonly SequenceRule[] } = {},
): Promise<Finding[]> {
  const sequence = readSequence(exchanges, options.contract ?? (await publishedContract()));
  return (options.rules ?? sequenceRules).flatMap((rule) => rule.check(sequence));
}
