import { isObject } from '../json.js';
import { type Conjuncts, types } from './conjuncts.js';
import type { TextLimits } from './language.js';

/** The values of a keyword in all parts, those that are numbers. */
export function bounds(parts: Conjuncts, ...keywords: readonly string[]): number[] {
  return parts.flatMap(({ value }) =>
    keywords.map((keyword) => value[keyword]).filter((bound) => typeof bound === 'number'),
  );
}

/** The patterns that texts have to match. */
export function patternsOf(parts: Conjuncts): string[] {
  return parts.map(({ value }) => value['pattern']).filter((pattern) => typeof pattern === 'string');
}

/** What limits the texts that parts take, formats aside. */
export function textLimits(parts: Conjuncts): TextLimits {
  return {
    patterns: patternsOf(parts),
    minLength: Math.max(0, ...bounds(parts, 'minLength')),
    maxLength: Math.min(...bounds(parts, 'maxLength')),
  };
}

/** A bound of numbers, and whether the bound itself is excluded. */
export interface NumberBound {
  readonly value: number;
  readonly isExclusive: boolean;
}

/** The lower bound of the numbers that parts take, or the upper one with its sign turned. */
export function numberBound(parts: Conjuncts, end: 'lower' | 'upper'): NumberBound {
  const sign = end === 'lower' ? 1 : -1;
  const [inclusive, exclusive] =
    end === 'lower' ? ['minimum', 'exclusiveMinimum'] : ['maximum', 'exclusiveMaximum'];
  const value = Math.max(...bounds(parts, inclusive, exclusive).map((bound) => sign * bound));
  const isExclusive = bounds(parts, exclusive).some((bound) => sign * bound === value);
  if (!Number.isFinite(value) || types(parts).has('number')) return { value, isExclusive };
  const whole = Math.ceil(value);
  return { value: isExclusive && whole === value ? whole + 1 : whole, isExclusive: false };
}

/** The values that parts can take at all, where they are few; `undefined` where they are not. */
export function finiteValues(parts: Conjuncts): unknown[] | undefined {
  for (const { value } of parts) {
    if ('const' in value) return [value['const']];
    if (Array.isArray(value['enum'])) return value['enum'];
  }
  const few = { null: [null], boolean: [true, false] };
  const allowed = [...types(parts)];
  const found = allowed.map((type) => (type === 'null' || type === 'boolean' ? few[type] : undefined));
  return found.includes(undefined) ? undefined : found.flatMap((values) => values ?? []);
}

/** Tells whether no value at all passes the parts, as far as that can be seen from them alone. */
export function isImpossible(parts: Conjuncts): boolean {
  return (
    types(parts).size === 0 ||
    parts.some(({ value }) => isObject(value['not']) && Object.keys(value['not']).length === 0)
  );
}
