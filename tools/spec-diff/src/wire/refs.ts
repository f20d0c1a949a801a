import type { Lookup } from '../document/located.js';
import { canonical, isObject } from '../json.js';

/** Deeper than this, and around a circle, a `$ref` stays as it is. */
const maxDepth = 12;

/** A value as text, its `$ref`s followed, so that equal texts of two documents mean the same. */
export function resolvedText(lookup: Lookup, value: unknown): string {
  const resolve = (item: unknown, within: readonly string[]): unknown => {
    if (Array.isArray(item)) return item.map((inner) => resolve(inner, within));
    if (!isObject(item)) return item;
    const { $ref, ...own } = item;
    const inner = Object.fromEntries(
      Object.entries(own).map(([name, part]) => [name, resolve(part, within)]),
    );
    if (typeof $ref !== 'string') return { ...inner, ...('$ref' in item && { $ref: resolve($ref, within) }) };
    const pointer = $ref.replace(/^[^#]*/, '');
    if (within.includes(pointer) || within.length > maxDepth) return { ...inner, $ref: pointer };
    return { ...inner, $ref: resolve(lookup.at(pointer)?.value, [...within, pointer]) };
  };
  return canonical(resolve(value, []));
}
