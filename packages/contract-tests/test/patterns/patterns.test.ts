import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { internals } from '../../src/rules/internals/index.js';
import { type Attack, attacksOn } from './attacks.js';
import { readPatterns } from './source-patterns.js';

const { literals, makers } = readPatterns();

/** Applies a pattern in the two ways that patterns are applied: for the first match, and for all of them. */
function applying({ source, flags }: RegExp): (text: string) => void {
  const first = new RegExp(source, flags.replace('g', ''));
  const all = new RegExp(source, flags.includes('g') ? flags : `${flags}g`);
  return (text) => {
    first.test(text);
    text.replaceAll(all, '');
  };
}

/** The processor time that a call takes, in milliseconds, whatever else the machine does. */
function timeOf(call: (text: string) => void, { before, unit }: Attack, length: number): number {
  const text = `${before}${unit.repeat(Math.ceil(length / unit.length))}\u0001`;
  const start = process.cpuUsage();
  call(text);
  return process.cpuUsage(start).user / 1000;
}

/** How many times longer a pattern takes for a text eight times as long; what takes no time at all counts as little. */
function growth(call: (text: string) => void, attack: Attack, length: number, runs: number): number {
  const fastest = (size: number) =>
    Math.min(...Array.from({ length: runs }, () => timeOf(call, attack, size)));
  return fastest(length * 8) / Math.max(fastest(length), 0.3);
}

/**
 * An attack that takes a pattern not eight, but sixty-four times as long. Short texts show which of them may; whether they do is
 * measured on texts that are longer than what the pattern bounds.
 */
function slowAttack(pattern: RegExp, length = 4_000): Attack | undefined {
  const call = applying(pattern);
  return attacksOn(pattern.source)
    .filter((attack) => growth(call, attack, 500, 1) > 10)
    .find((attack) => [1, 2, 3].every((runs) => growth(call, attack, length, runs) > 30));
}

describe('a text eight times as long takes not much more than eight times as long:', () => {
  it.each(literals)('the pattern of $place', ({ pattern }) => {
    expect(slowAttack(pattern)).toBeUndefined();
  });

  it.each(internals)('the search for $what', ({ pattern }) => {
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
  // Those of `internals` are tried above, `ids.ts` takes the pattern of the contract, and `printable.ts` a width.
  expect(makers).toEqual([
    'cli/reporters/printable.ts',
    'rules/internals/secrets.ts',
    'rules/internals/traces.ts',
    'verify/ids.ts',
  ]);
});

it.each(['a+b', '\\s*,\\s*', '"[^;]*;', '<a[^>]*>', '[\\w.]+@', '=+$'])(
  'sees that %s takes longer and longer',
  (source) => {
    expect(slowAttack(new RegExp(source), 1_500)).toBeDefined();
  },
);
