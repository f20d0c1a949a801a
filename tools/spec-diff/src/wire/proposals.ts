import * as fc from 'fast-check';
import { isObject, list } from '../json.js';
import { additional, type Conjuncts, choices, items, properties, required, types } from './conjuncts.js';
import { toRegExp, type Validator } from './validator.js';

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
const anyValues = [null, true, 1, 1.5, 'text', [], {}];
/** Deeper than this, objects have only what they must have. */
const maxDepth = 4;
/** Longer texts and lists show nothing that these do not. */
const maxLength = 5000;

/**
 * Values that a schema may take, at its bounds and beyond them: whoever asks keeps those that it takes. The first ones
 * are what the document itself gives as examples.
 */
export function proposals(validator: Validator, parts: Conjuncts, depth = 0): unknown[] {
  const allowed = types(parts);
  const own = parts.flatMap(({ value }) => [
    ...('example' in value ? [value['example']] : []),
    ...list(value['examples']),
    ...('default' in value ? [value['default']] : []),
    ...('const' in value ? [value['const']] : []),
    ...list(value['enum']),
  ]);
  const chosen = choices(validator.lookup, parts).flatMap((branches) =>
    branches.flatMap((branch) => proposals(validator, [...withoutChoices(parts), ...branch], depth)),
  );
  return [
    ...own,
    ...chosen,
    ...(allowed.has('object') && depth <= maxDepth ? objects(validator, parts, depth) : []),
    ...(allowed.has('array') && depth <= maxDepth ? arrays(validator, parts, depth) : []),
    ...(allowed.has('string') ? strings(parts) : []),
    ...(allowed.has('integer') ? numbers(parts) : []),
    ...anyValues,
  ];
}

function withoutChoices(parts: Conjuncts): Conjuncts {
  return parts.map(({ value: { anyOf, oneOf, ...value }, pointer }) => ({ value, pointer }));
}

/** The values of a keyword in all parts, those that are numbers. */
function bounds(parts: Conjuncts, ...keywords: readonly string[]): number[] {
  return parts.flatMap(({ value }) =>
    keywords.map((keyword) => value[keyword]).filter((bound) => typeof bound === 'number'),
  );
}

function strings(parts: Conjuncts): string[] {
  const patterns = parts.map(({ value }) => value['pattern']).filter((text) => typeof text === 'string');
  const matching = patterns.flatMap(textsMatching);
  const lengths = bounds(parts, 'minLength', 'maxLength').flatMap((length) => [
    length - 1,
    length,
    length + 1,
  ]);
  const fitting = lengths
    .filter((length) => length >= 0 && length <= maxLength)
    .flatMap((length) => ['a', '1', ...matching.slice(0, 3)].map((text) => stretch(text, length)));
  return [...matching, ...commonTexts, ...fitting];
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

function numbers(parts: Conjuncts): number[] {
  const limits = bounds(parts, 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum');
  const steps = bounds(parts, 'multipleOf').flatMap((step) => [step, 2 * step, 3 * step, step / 2]);
  const near = limits.flatMap((limit) => [limit - 1, limit, limit + 1, limit - 0.5, limit + 0.5]);
  return [...near, ...steps, 0, 1, -1, 2, 1.5, 2 ** 31, 2 ** 53];
}

/** Proposals for what is inside a value, those that are taken first. */
function best(validator: Validator, parts: Conjuncts, depth: number): unknown[] {
  const all = proposals(validator, parts, depth + 1);
  const taken = all.find((value) => validator.accepts(parts, value));
  return taken === undefined ? all : [taken, ...all];
}

function arrays(validator: Validator, parts: Conjuncts, depth: number): unknown[][] {
  const inner = items(validator.lookup, parts);
  const some = best(validator, inner, depth).slice(0, depth > 1 ? 4 : 12);
  const lengths = bounds(parts, 'minItems', 'maxItems').flatMap((length) => [length - 1, length, length + 1]);
  const filled = [0, 1, 2, ...lengths.filter((length) => length >= 0 && length <= 100)];
  return [
    ...some.map((item) => [item]),
    ...filled.flatMap((length) => [
      Array.from({ length }, () => some[0]),
      Array.from({ length }, (_, index) => some[index % Math.max(1, some.length)]),
    ]),
  ];
}

function objects(validator: Validator, parts: Conjuncts, depth: number): Record<string, unknown>[] {
  const named = [...properties(validator.lookup, parts)];
  const must = required(parts);
  const values = new Map(
    named.map(([name, schema]) => [name, best(validator, schema, depth).slice(0, depth > 1 ? 4 : 40)]),
  );
  const pick = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, values.get(name)?.[0] ?? 'text']));
  const least = pick([...must]);
  const most = pick([...new Set([...must, ...values.keys()])]);
  const spare = proposals(validator, additional(validator.lookup, parts), depth + maxDepth)[0] ?? 'text';
  return [
    least,
    ...(depth < 3 ? [most] : []),
    ...[...values].flatMap(([name, some]) => some.map((value) => ({ ...least, [name]: value }))),
    ...Object.keys(most).map((name) => without(most, name)),
    { ...least, undeclared: spare },
    { ...least, ...Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`extra${index}`, spare])) },
  ].filter(isObject);
}

function without(value: Record<string, unknown>, name: string): Record<string, unknown> {
  const { [name]: _, ...rest } = value;
  return rest;
}
