import { type Conjuncts, properties, required, types } from './conjuncts.js';
import { textsWithout } from './language.js';
import { finiteValues, numberBound, textLimits } from './limits.js';
import type { Validator } from './validator.js';

/** A schema, and what checks values against it. */
export interface Schema {
  readonly validator: Validator;
  readonly parts: Conjuncts;
}

/** Deeper than this, properties are not looked into. */
const maxDepth = 4;

/** Tells whether it is proven that no value passes both schemas: by their types, values, texts, numbers or properties. */
export function areApart(one: Schema, other: Schema, depth = 0): boolean {
  for (const [few, judge] of [
    [one, other],
    [other, one],
  ] as const) {
    const values = finiteValues(few.parts);
    if (
      values?.every(
        (value) => !few.validator.accepts(few.parts, value) || !judge.validator.accepts(judge.parts, value),
      )
    )
      return true;
  }
  const shared = [...types(one.parts)].filter((type) => types(other.parts).has(type));
  return shared.every((type) => {
    if (type === 'string') return haveNoText(one.parts, other.parts);
    if (type === 'number' || type === 'integer') return haveNoNumber(one.parts, other.parts);
    return type === 'object' && depth < maxDepth && haveNoObject(one, other, depth);
  });
}

/** Tells whether it is proven that a value passes at most one of some schemas. */
export function areDisjoint(validator: Validator, branches: readonly Conjuncts[]): boolean {
  return branches.every((parts, index) =>
    branches.slice(index + 1).every((other) => areApart({ validator, parts }, { validator, parts: other })),
  );
}

function haveNoText(one: Conjuncts, other: Conjuncts): boolean {
  const [first, second] = [textLimits(one), textLimits(other)];
  const common = textsWithout(
    {
      patterns: [...first.patterns, ...second.patterns],
      minLength: Math.max(first.minLength ?? 0, second.minLength ?? 0),
      maxLength: Math.min(first.maxLength ?? Infinity, second.maxLength ?? Infinity),
    },
    undefined,
    0,
  );
  return common?.isEmpty === true;
}

function haveNoNumber(one: Conjuncts, other: Conjuncts): boolean {
  const isBelow = (below: Conjuncts, above: Conjuncts) => {
    const upper = numberBound(below, 'upper');
    const lower = numberBound(above, 'lower');
    const gap = lower.value + upper.value;
    return gap > 0 || (gap === 0 && (upper.isExclusive || lower.isExclusive));
  };
  return isBelow(one, other) || isBelow(other, one);
}

/** One demands a property that the other does not take as such. */
function haveNoObject(one: Schema, other: Schema, depth: number): boolean {
  const named = [one, other].map(({ validator, parts }) => properties(validator.lookup, parts));
  return [...new Set([...required(one.parts), ...required(other.parts)])].some((name) => {
    const [first, second] = named.map((all) => all.get(name));
    if (first === undefined || second === undefined) return false;
    return areApart({ ...one, parts: first }, { ...other, parts: second }, depth + 1);
  });
}
