import type { JsonObject } from '../json.js';
import { type Conjuncts, required, types } from './conjuncts.js';
import { textsWithout } from './language.js';
import { bounds, numberBound, textLimits } from './limits.js';

/** Why something is not proven; `undefined` if it is. */
export type Doubt = string | undefined;

/**
 * Why it is not proven that every value of `from` passes a keyword that limits numbers, texts or sizes;
 * `undefined` when it is.
 *
 * @param part - the keyword alone, as a schema
 */
export function termDoubt(keyword: string, from: Conjuncts, part: JsonObject): Doubt {
  const term = part[keyword];
  const limit = Number(term);
  switch (keyword) {
    case 'minimum':
    case 'exclusiveMinimum':
      return numberDoubt(from, part, 'lower');
    case 'maximum':
    case 'exclusiveMaximum':
      return numberDoubt(from, part, 'upper');
    case 'multipleOf': {
      const isWhole = !types(from).has('number') && Number.isInteger(1 / limit);
      const isStepped = bounds(from, keyword).some((step) => Number.isInteger(step / limit));
      return isWhole || isStepped ? undefined : 'numbers between the steps may occur';
    }
    case 'minItems':
      return Math.max(0, ...bounds(from, keyword)) >= limit ? undefined : 'shorter lists may occur';
    case 'minProperties':
      return Math.max(required(from).size, ...bounds(from, keyword)) >= limit
        ? undefined
        : 'fewer properties may occur';
    case 'maxItems':
    case 'maxProperties':
      return Math.min(...bounds(from, keyword)) <= limit ? undefined : `more than ${limit} may occur`;
    case 'uniqueItems':
      return term !== true || Math.min(...bounds(from, 'maxItems')) <= 1
        ? undefined
        : 'an item may occur twice';
    case 'pattern':
    case 'minLength':
    case 'maxLength':
      return textDoubt(keyword, from, part);
    default:
      return `\`${keyword}\` is tried with examples, and not proven`;
  }
}

function numberDoubt(from: Conjuncts, part: JsonObject, end: 'lower' | 'upper'): Doubt {
  const own = numberBound(from, end);
  const wanted = numberBound([{ value: part, pointer: '' }], end);
  if (own.value > wanted.value) return undefined;
  if (own.value === wanted.value && (own.isExclusive || !wanted.isExclusive)) return undefined;
  return `numbers beyond the ${end} bound may occur`;
}

function textDoubt(keyword: string, from: Conjuncts, part: JsonObject): Doubt {
  const own = textLimits(from);
  const wanted = textLimits([{ value: part, pointer: '' }]);
  if (keyword === 'minLength' && (own.minLength ?? 0) >= (wanted.minLength ?? 0)) return undefined;
  if (keyword === 'maxLength' && (own.maxLength ?? Infinity) <= (wanted.maxLength ?? Infinity))
    return undefined;
  const difference = textsWithout(own, wanted, 0);
  if (difference === undefined) return `the texts that the ${keyword} allows cannot be compared`;
  return difference.isEmpty ? undefined : `a text that the ${keyword} refuses may occur`;
}
