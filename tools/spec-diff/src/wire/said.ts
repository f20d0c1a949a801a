import type { Lookup } from '../document/located.js';
import { pointerTo } from '../document/pointer.js';
import { canonical } from '../json.js';
import { type Conjuncts, required } from './conjuncts.js';
import type { Pair } from './pair.js';
import { resolvedText } from './refs.js';

/** What is the same as nothing. */
const idle: Readonly<Record<string, unknown>> = {
  uniqueItems: false,
  minItems: 0,
  minLength: 0,
  minProperties: 0,
};

/** The parts that demand a property, where there are any. */
export function named(pair: Pair, name: string): Pair {
  const demanding = (parts: Conjuncts) => parts.filter((part) => required([part]).has(name));
  const [old, next] = [demanding(pair.old), demanding(pair.new)];
  return {
    old: old.length > 0 ? old : pair.old,
    new: next.length > 0 ? next : old.length > 0 ? [] : pair.new,
  };
}

/** What all parts say with a keyword, as text. */
export function said(lookup: Lookup, parts: Conjuncts, keyword: string): string {
  const values = parts.flatMap(({ value }) => {
    const term = value[keyword];
    if (term === undefined || term === idle[keyword]) return [];
    return [
      keyword === 'enum' && Array.isArray(term)
        ? canonical(term.map(canonical).sort())
        : resolvedText(lookup, term),
    ];
  });
  return [...new Set(values)].sort().join();
}

/** Where a keyword stands: in the newer version when it is there. */
export function placeOf(keyword: string, pair: Pair): string {
  const isThere =
    pair.new.some(({ value }) => keyword in value) || !pair.old.some(({ value }) => keyword in value);
  return isThere ? place(pair.new, keyword) : place(pair.old, keyword);
}

/** Where the first part with a keyword has it. */
export function place(parts: Conjuncts, keyword: string): string {
  const part = parts.find(({ value }) => keyword in value) ?? parts[0];
  if (part === undefined) return '#';
  return keyword in part.value ? pointerTo(part.pointer, keyword) : part.pointer;
}
