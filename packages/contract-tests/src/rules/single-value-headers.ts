import { finding } from '../finding.js';
import { declaredResponse } from './declared-response.js';
import type { Rule } from './rule.js';

/** Headers that have one value wherever they are (RFC 9110, section 5.3; none of them is a list). */
const singletons: readonly string[] = [
  'operation-location',
  'operation-id',
  'purchase-id',
  'search-id',
  'release-id',
  'capabilities-id',
  'location',
  'retry-after',
  'content-type',
];
/** Found by other rules when they are empty: `shape`, `exact-media-type`, `retry-after-form`. */
const foundWhenEmpty = singletons.filter((name) => name !== 'location');

/**
 * A header of one value stands once, also when both lines say the same: which of them counts, and whether they are
 * joined, is every reader's own choice. So does each one that the response declares, as none of those is a list. And
 * where it is sent it has a value: a validator takes an empty header that is optional for none.
 */
export const singleValueHeaders: Rule = {
  name: 'single-value-headers',
  evidence: 'single-value-headers',
  check({ exchange: { response }, operation }) {
    const declared = declaredResponse(operation, response.status)?.headers ?? [];
    const names = new Set([...singletons, ...declared.map(({ name }) => name.toLowerCase())]);
    return [...names].flatMap((name) => {
      const lines = response.headers.filter(([field]) => field.toLowerCase() === name);
      const values = lines.map(([, value]) => value.trim());
      const isEmpty = values[0] === '' && !foundWhenEmpty.includes(name);
      if (values.length < 2 && !isEmpty) return [];
      const actual = values.length < 2 ? '' : `${values.length} lines: ${values.join(' | ')}`;
      return [finding(singleValueHeaders, `header:${name}`, 'one line with a value', actual)];
    });
  },
};
