import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duplicateMembers } from '../src/duplicate-members.js';

describe('names that stand twice', () => {
  it.each([
    { json: '{"a":1,"a":2}', names: ['a'] },
    { json: '{"a":1,"\\u0061":2}', names: ['a'] },
    { json: '{"a":{"b":1,"b":2},"b":3}', names: ['b'] },
    { json: '[{"a":1},{"a":2}]', names: [] },
    { json: '{"a":"a","b":["a","a"]}', names: [] },
    { json: '{"a":"\\"a\\":","b":"{"}', names: [] },
    { json: '{"a" : 1, "a"\n:2}', names: ['a'] },
    { json: '"a"', names: [] },
  ])('are found in $json: $names', ({ json, names }) => {
    expect(duplicateMembers(json)).toEqual(names);
  });

  it('are found in no text that was written from a value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(2), (value, indent) => {
        expect(duplicateMembers(JSON.stringify(value, null, indent))).toEqual([]);
      }),
    );
  });

  it('are found wherever they are put in', () => {
    fc.assert(
      fc.property(fc.string(), fc.jsonValue(), (name, value) => {
        const member = `${JSON.stringify(name)}:${JSON.stringify(value)}`;
        expect(duplicateMembers(`{"outer":[{${member},${member}}]}`)).toEqual([name]);
      }),
    );
  });

  it('are found a hundred thousand objects deep', () => {
    const depth = 100_000;
    const json = `${'{"a":'.repeat(depth)}{"b":1,"b":2}${'}'.repeat(depth)}`;
    expect(duplicateMembers(json)).toEqual(['b']);
  });
});
