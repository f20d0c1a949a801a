import fc from 'fast-check';
import { expect, it } from 'vitest';
import { select } from '../src/run/part.js';

it('gives every seed to exactly one worker', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.uniqueArray(fc.integer()), (count, list) => {
      const parts = Array.from({ length: count }, (_, index) => select(list, { index, count }));
      expect(parts.flat().sort()).toEqual([...list].sort());
    }),
  );
});
