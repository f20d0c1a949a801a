import fc from 'fast-check';
import { expect, it } from 'vitest';
import { finding } from '../../src/finding.js';
import { rules } from '../../src/rules/index.js';
import { withoutConsequences } from '../../src/verify/fold.js';

const places = [
  'status',
  'message',
  'body#',
  'body#/error',
  'body#/error/code',
  'header:date',
  'header:location',
];
const findings = fc.array(
  fc
    .tuple(fc.constantFrom(...rules), fc.constantFrom(...places))
    .map(([rule, where]) => finding(rule, where, 'one thing', 'another')),
  { maxLength: 12 },
);

it('of findings about one exchange at least one is left, at each place at most one, in their order', () => {
  fc.assert(
    fc.property(findings, (all) => {
      const left = withoutConsequences(all);
      expect(left.length > 0).toBe(all.length > 0);
      expect(new Set(left.map(({ where }) => where)).size).toBe(left.length);
      expect(left).toEqual(all.filter((one) => left.includes(one)));
      expect(withoutConsequences(left)).toEqual(left);
    }),
  );
});
