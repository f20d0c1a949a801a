import type { Lookup } from '../document/located.js';
import { pointerTo } from '../document/pointer.js';
import { canonical } from '../json.js';
import { additional, type Conjuncts, choices, items, properties, required, types } from './conjuncts.js';

/** A step from a schema to one inside it, with the schema that it starts from, in both versions. */
export interface Step extends Pair {
  /** The property that is entered; `undefined` for the items of a list. */
  readonly name: string | undefined;
}

/** A schema in the older and in the newer version. */
export interface Pair {
  readonly old: Conjuncts;
  readonly new: Conjuncts;
}

/** One thing that two versions of a schema say differently. */
export interface Difference extends Pair {
  /** The keyword, or `property-added` and `property-removed`. */
  readonly facet: string;
  /** The property, where the difference is about one. */
  readonly name?: string;
  /** Where it stands: in the newer version, or in the older one when it is gone. */
  readonly where: string;
  /** The way from the message to the schema. */
  readonly steps: readonly Step[];
}

const keywords = [
  ...['enum', 'const', 'format', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum', 'multipleOf'],
  ...['exclusiveMinimum', 'exclusiveMaximum', 'minItems', 'maxItems', 'uniqueItems', 'minProperties'],
  ...['maxProperties', 'not', 'if', 'then', 'else', 'patternProperties', 'propertyNames', 'contains'],
  ...['prefixItems', 'dependentRequired', 'dependentSchemas', 'minContains', 'maxContains'],
  ...['unevaluatedProperties', 'unevaluatedItems'],
];
/** What is the same as nothing. */
const idle: Readonly<Record<string, unknown>> = {
  uniqueItems: false,
  minItems: 0,
  minLength: 0,
  minProperties: 0,
};

/** The lookups of the older and the newer version. */
export interface Lookups {
  readonly old: Lookup;
  readonly new: Lookup;
}

/**
 * Walks two versions of a schema side by side and gives what they say differently. Order, names, documentation and
 * the way it is put together do not count. A pair that `seen` holds is not walked again, which ends recursion.
 */
export function* differences(
  lookups: Lookups,
  pair: Pair,
  seen: Set<string>,
  steps: readonly Step[] = [],
): Generator<Difference> {
  const key = [pair.old, pair.new].map((parts) => parts.map(({ pointer }) => pointer).join(' ')).join(' | ');
  if (seen.has(key)) return;
  seen.add(key);
  const found = (facet: string, where: string): Difference => ({ facet, where, steps, ...pair });

  if (canonical([...types(pair.old)].sort()) !== canonical([...types(pair.new)].sort()))
    // What else differs can only be told from the values that both types have.
    return yield found('type', placeOf('type', pair));
  for (const keyword of keywords)
    if (said(pair.old, keyword) !== said(pair.new, keyword)) yield found(keyword, placeOf(keyword, pair));

  const was = required(pair.old);
  const is = required(pair.new);
  for (const name of new Set([...was, ...is]))
    if (was.has(name) !== is.has(name)) yield { ...found('required', placeOf('required', pair)), name };

  const before = properties(lookups.old, pair.old);
  const after = properties(lookups.new, pair.new);
  for (const [name, schema] of before) {
    const next = after.get(name);
    if (next !== undefined)
      yield* differences(lookups, { old: schema, new: next }, seen, [...steps, { name, ...pair }]);
    else yield { ...found('property-removed', pointerTo(place(pair.old, 'properties'), name)), name };
  }
  for (const name of after.keys())
    if (!before.has(name))
      yield { ...found('property-added', pointerTo(place(pair.new, 'properties'), name)), name };

  const inner = { old: items(lookups.old, pair.old), new: items(lookups.new, pair.new) };
  if (inner.old.length > 0 || inner.new.length > 0)
    yield* differences(lookups, inner, seen, [...steps, { name: undefined, ...pair }]);
  const rest = { old: additional(lookups.old, pair.old), new: additional(lookups.new, pair.new) };
  if (!isSame(lookups, rest, seen))
    yield found('additionalProperties', placeOf('additionalProperties', pair));
  if (!haveSameChoices(lookups, pair, seen))
    yield found('choice', placeOf(pair.new.some(({ value }) => 'oneOf' in value) ? 'oneOf' : 'anyOf', pair));
}

function isSame(lookups: Lookups, pair: Pair, seen: ReadonlySet<string>): boolean {
  if (pair.old.length === 0 && pair.new.length === 0) return true;
  return differences(lookups, pair, new Set(seen)).next().done === true;
}

function haveSameChoices(lookups: Lookups, pair: Pair, seen: ReadonlySet<string>): boolean {
  const before = choices(lookups.old, pair.old);
  const after = choices(lookups.new, pair.new);
  const sameBranches = (one: Conjuncts[], other: Conjuncts[]) =>
    one.length === other.length &&
    one.every((branch) => other.some((candidate) => isSame(lookups, { old: branch, new: candidate }, seen)));
  return (
    before.length === after.length && before.every((one) => after.some((other) => sameBranches(one, other)))
  );
}

/** What all parts say with a keyword, as text. */
function said(parts: Conjuncts, keyword: string): string {
  const values = parts.flatMap(({ value }) => {
    const term = value[keyword];
    if (term === undefined || term === idle[keyword]) return [];
    return [canonical(keyword === 'enum' && Array.isArray(term) ? term.map(canonical).sort() : term)];
  });
  return [...new Set(values)].sort().join();
}

/** Where a keyword stands: in the newer version when it is there. */
function placeOf(keyword: string, pair: Pair): string {
  const isThere =
    pair.new.some(({ value }) => keyword in value) || !pair.old.some(({ value }) => keyword in value);
  return isThere ? place(pair.new, keyword) : place(pair.old, keyword);
}

function place(parts: Conjuncts, keyword: string): string {
  const part = parts.find(({ value }) => keyword in value) ?? parts[0];
  if (part === undefined) return '#';
  return keyword in part.value ? pointerTo(part.pointer, keyword) : part.pointer;
}
