import type { Contract } from './contract.js';
import type { Exchange } from './exchange.js';
import type { Finding } from './finding.js';
import { contractFor, publishedContract } from './published-contract.js';
import { sequenceRules } from './sequence/index.js';
import { readSequence } from './sequence/sequence.js';
import type { SequenceRule } from './sequence/sequence-rule.js';

/**
 * Checks the exchanges of long-running operations, in the order they happened, against the contract: a search, the purchase
 * of what it found, updates, releases, the reads of these operations, their cancellation, the reads of searches and phone
 * numbers. Returns only what the exchanges break together; what each of them breaks is for `checkExchange`.
 *
 * Everything that is read in a sequence is taken for a part of it: the numbers that are read after a purchase are the
 * ones that it should have bought, unless a search result in the sequence says which these are.
 *
 * @param options.contract - the contract to check them against; by default the published one for the `api-version` of
 *   the first request
 * @param options.rules - the rules to apply; all by default
 */
export async function checkOperation(
  exchanges: readonly Exchange[],
  options: { readonly contract?: Contract; readonly rules?: readonly SequenceRule[] } = {},
): Promise<Finding[]> {
  const [first] = exchanges;
  const contract = options.contract ?? (await (first ? contractFor(first.request.url) : publishedContract()));
  const sequence = readSequence(exchanges, contract);
  return (options.rules ?? sequenceRules).flatMap((rule) => rule.check(sequence));
}
