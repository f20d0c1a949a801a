import * as fc from 'fast-check';
import { type Conjuncts, types } from './conjuncts.js';
import { textsWithout } from './language.js';
import { bounds, patternsOf, textLimits } from './limits.js';
import { toRegExp } from './validator.js';

/** Texts that one format or another takes, and some that none does. */
const commonTexts = [
  '',
  'a',
  'text',
  'SOME TEXT',
  'not it!',
  '0',
  '1',
  '-1.5',
  'true',
  'null',
  '2021-03-07',
  '2021-03-07T00:00:00Z',
  '00:00:00Z',
  'P1D',
  '378ddf60-81be-452a-ba4f-613198ea6c28',
  'a@example.com',
  'example.com',
  '192.0.2.1',
  '2001:db8::1',
  'https://example.com/a?b=c',
  '/a/b',
  'bm90IGl0',
  '^a$',
  '+14255550123',
];
/** Longer texts show nothing that these do not. */
const maxLength = 5000;

/** Texts that one schema takes and another does not, by what both say about texts: the shortest ones. */
export function breakingTexts(from: Conjuncts, to: Conjuncts): string[] {
  if (!types(from).has('string')) return [];
  return to.flatMap((part) => textsWithout(textLimits(from), textLimits([part]), 12)?.texts ?? []);
}

/** Texts that a schema may take, and some that it does not: by its patterns, of common formats, at its lengths. */
export function strings(parts: Conjuncts): string[] {
  const patterns = patternsOf(parts);
  const fitting = patterns.length === 0 ? [] : (textsWithout(textLimits(parts), undefined, 6)?.texts ?? []);
  const matching = [...fitting, ...patterns.flatMap(textsMatching)];
  const lengths = bounds(parts, 'minLength', 'maxLength').flatMap((length) => [
    length - 1,
    length,
    length + 1,
  ]);
  const stretched = lengths
    .filter((length) => length >= 0 && length <= maxLength)
    .flatMap((length) => ['a', '1', ...matching.slice(0, 3)].map((text) => stretch(text, length)));
  return [...matching, ...commonTexts, ...stretched];
}

function stretch(text: string, length: number): string {
  return text.repeat(Math.ceil(length / Math.max(1, text.length))).slice(0, length);
}

/** Some texts that match a pattern, always the same ones; none for a pattern that cannot be turned around. */
function textsMatching(pattern: string): string[] {
  try {
    return fc.sample(fc.stringMatching(toRegExp(pattern)), { numRuns: 12, seed: 1 });
  } catch {
    return [];
  }
}
