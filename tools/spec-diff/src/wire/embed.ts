import { isObject, list } from '../json.js';
import { type Conjuncts, items, patternProperties, prefixItems, properties } from './conjuncts.js';
import type { PathSegment } from './differences.js';
import { textsWithout } from './language.js';
import { spareNames } from './names.js';
import { sampleValue } from './sample-value.js';
import type { Validator } from './validator.js';

/** Puts a value into a message at the place that the steps lead to, around it a value that the schemas take. */
export function embed(
  validator: Validator,
  side: 'old' | 'new',
  steps: readonly PathSegment[],
  value: unknown,
): unknown {
  return steps.toReversed().reduce((inner, step) => {
    const candidates = around(validator, step, step[side], inner);
    return candidates.find((candidate) => validator.accepts(step[side], candidate)) ?? candidates[0];
  }, value);
}

function around(validator: Validator, { entry }: PathSegment, parts: Conjuncts, inner: unknown): unknown[] {
  if (entry.kind === 'branch') return [inner];
  const sample = sampleValue({ validator, parts });
  if (entry.kind === 'item') return lists(validator, parts, entry.index, inner, list(sample));
  const base = isObject(sample) ? sample : {};
  const names =
    entry.kind === 'property'
      ? [entry.name]
      : entry.kind === 'additional'
        ? spareNames(validator, parts, 3)
        : namesLike(validator, parts, entry.name);
  return names.flatMap((name) => [
    { ...base, [name]: inner },
    { [name]: inner },
    { ...required(base, name), [name]: inner },
  ]);
}

/** An object without one of its properties, for schemas that allow only so many. */
function required(base: Readonly<Record<string, unknown>>, name: string): Readonly<Record<string, unknown>> {
  const [spare] = Object.keys(base)
    .filter((key) => key !== name)
    .slice(-1);
  if (spare === undefined) return base;
  const { [spare]: _, ...others } = base;
  return others;
}

function lists(
  validator: Validator,
  parts: Conjuncts,
  index: number,
  inner: unknown,
  sample: readonly unknown[],
): unknown[][] {
  const before = prefixItems(validator.lookup, parts).slice(0, index);
  const start = before.map(
    (schema, position) => sample[position] ?? sampleValue({ validator, parts: schema }),
  );
  while (start.length < index) start.push(sampleValue({ validator, parts: items(validator.lookup, parts) }));
  return [
    [...start, inner],
    [...start, inner, ...sample.slice(index + 1)],
    ...[2, 3, 5, 10, 20].map((length) => [...start, ...Array.from({ length }, () => inner)]),
  ];
}

/** Names that a pattern of properties matches, and that are not named otherwise. */
function namesLike(validator: Validator, parts: Conjuncts, pattern: string): string[] {
  const named = properties(validator.lookup, parts);
  const others = [...patternProperties(validator.lookup, parts).keys()].filter((other) => other !== pattern);
  const texts = textsWithout({ patterns: [pattern] }, undefined, 20)?.texts ?? [];
  const isPlain = (name: string) =>
    !named.has(name) && !others.some((other) => new RegExp(other, 'u').test(name));
  return [...texts.filter((name) => name !== '' && isPlain(name)), ...texts].slice(0, 5);
}
