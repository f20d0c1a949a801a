import { finding } from '../finding.js';
import type { Rule } from './rule.js';

/** The headers of the contract that have one value (RFC 9110, section 5.3; none of them is a list). */
const singletons = [
  'operation-location',
  'operation-id',
  'purchase-id',
  'location',
  'retry-after',
  'content-type',
] as const;

/**
 * A header of one value stands once, also when both lines say the same: which of them counts, and whether they are
 * joined, is every reader's own choice. And `Location`, where it is sent, has a value: a validator takes an empty header
 * that is optional for none.
 */
export const singleValueHeaders: Rule = {
  name: 'single-value-headers',
  ledger: 'single-value-headers',
  check({ exchange: { response } }) {
    return singletons.flatMap((name) => {
      const lines = response.headers.filter(([field]) => field.toLowerCase() === name);
      const values = lines.map(([, value]) => value.trim());
      const isEmpty = name === 'location' && values[0] === ''; // others: `shape`, `exact-media-type`, `retry-after-form`
      if (values.length < 2 && !isEmpty) return [];
      return [finding(singleValueHeaders, `header:${name}`, 'one line with a value', values.join(' | '))];
    });
  },
};
