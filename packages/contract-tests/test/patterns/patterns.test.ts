import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { internals } from '../../src/rules/internals/index.js';
import { announcements } from '../../src/secrets/announced.js';
import { type Attack, attacksOn } from './attacks.js';
import { searcher } from './count-steps.js';
import { readPatterns } from './source-patterns.js';

const { literals, makers } = readPatterns();

/**
 * An attack that takes a pattern not about eight, but up to sixty-four times as many steps when its text is eight times as long.
 * Steps are counted, not timed: the answer is the same on every machine, whatever else it does.
 */
function slowAttack(pattern: RegExp): Attack | undefined {
  const search = searcher(pattern);
  // Short texts show which attacks may take long; whether they do shows on texts that are longer than what the pattern bounds.
  const lengths = [60, 300, Math.max(1_000, 2 * search.size)];
  return attacksOn(pattern.source).find((attack) =>
    lengths.every((length) => {
      const most = 12 * search(textOf(attack, length)).steps;
      return search(textOf(attack, 8 * length), most).steps > most;
    }),
  );
}

/** The text of an attack, with an end that fits nothing. */
function textOf({ before, unit }: Attack, length: number): string {
  return `${before}${unit.repeat(Math.ceil(length / unit.length))}\u0001`;
}

describe('a text eight times as long takes not much more than eight times as many steps:', () => {
  it.each(literals)('the pattern of $place', ({ pattern }) => {
    expect(slowAttack(pattern)).toBeUndefined();
  });

  // The others are literals.
  const made = internals.filter(
    ({ pattern }) => !literals.some((one) => one.pattern.source === pattern.source),
  );
  it.each(made)('the search for $what', ({ pattern }) => {
    expect(slowAttack(pattern)).toBeUndefined();
  });

  // Steps of a back reference are not counted: `linear-time.test.ts` tries what is in quotes.
  const countable = announcements.filter(({ source }) => !source.includes(String.raw`\k<`));
  it.each(countable)('the announcement of a credential %s', (pattern) => {
    expect(slowAttack(pattern)).toBeUndefined();
  });

  it('the patterns of the contract', () => {
    const document = readFileSync(
      createRequire(import.meta.url).resolve('@acs-contracts/spec/openapi.json'),
      'utf8',
    );
    const found = document.matchAll(/"pattern":\s?("(?:[^"\\]|\\.)*")/g);
    const patterns = [...new Set([...found].map(([, text = '""']) => String(JSON.parse(text))))];
    expect(patterns.length).toBeGreaterThan(3);
    expect(patterns.flatMap((text) => slowAttack(new RegExp(text)) ?? [])).toEqual([]);
  });
});

it('finds the patterns in the source', () => {
  expect(literals.length).toBeGreaterThan(90);
});

it('knows each file that makes patterns out of strings', () => {
  // Those of `internals` and `announced.ts` are tried above, `ids.ts` takes the pattern of the contract, and `printable.ts` a width.
  expect(makers).toEqual([
    'cli/reporters/printable.ts',
    'rules/internals/secrets.ts',
    'rules/internals/traces.ts',
    'secrets/announced.ts',
    'verify/ids.ts',
  ]);
});

it.each(['a+b', '\\s*,\\s*', '"[^;]*;', '<a[^>]*>', '[\\w.]+@', '=+$'])(
  'sees that %s takes more and more steps',
  (source) => {
    expect(slowAttack(new RegExp(source))).toBeDefined();
  },
);

it.each(literals)('finds what the engine finds with the pattern of $place', ({ pattern }) => {
  const search = searcher(pattern);
  const all = new RegExp(pattern.source, [...new Set(`${pattern.flags}g`)].join(''));
  const attacks = attacksOn(pattern.source).flatMap(({ before, unit }) => [before, unit]);
  const text = fc.array(fc.oneof(fc.constantFrom('', ...attacks), fc.string({ maxLength: 3 })), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(text, (parts) => {
      const joined = parts.join('');
      expect(search(joined).matches).toBe([...joined.matchAll(all)].length);
    }),
  );
});
