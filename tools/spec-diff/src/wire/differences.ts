import { pointerTo } from '../document/pointer.js';
import { canonical } from '../json.js';
import { areDisjoint } from './apart.js';
import { pairBranches } from './branches.js';
import {
  additional,
  type Choice,
  type Conjuncts,
  choices,
  identityOf,
  items,
  patternProperties,
  prefixItems,
  properties,
  required,
  types,
  without,
} from './conjuncts.js';
import { limitedTypes, walkedKeywords } from './keywords.js';
import type { Lookups, Pair } from './pair.js';
import { named, place, placeOf, said } from './said.js';
import type { Validator } from './validator.js';

/** What is entered from a schema: a property, the properties that it does not name, an item, or a branch of a choice. */
export type Entry =
  | { readonly kind: 'property'; readonly name: string }
  | { readonly kind: 'pattern'; readonly name: string }
  | { readonly kind: 'additional' }
  | { readonly kind: 'item'; readonly index: number }
  | { readonly kind: 'branch' };

/** A step from a schema to one inside it, with the schema that it starts from, in both versions. */
export interface PathSegment extends Pair {
  readonly entry: Entry;
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
  readonly steps: readonly PathSegment[];
  /** Whether it is only there since something inside it is another one. @default false */
  readonly isByInner?: boolean;
}

/** What checks values against the older and the newer version. */
export interface Validators {
  readonly old: Validator;
  readonly new: Validator;
}

/** A text that is the same for the same pair of schemas. */
export function keyOf(pair: Pair): string {
  return `${identityOf(pair.old)} | ${identityOf(pair.new)}`;
}

/** A pair that is still to be looked at, and the way to it. */
interface Open {
  readonly pair: Pair;
  readonly steps: readonly PathSegment[];
}
type Enter = (entry: Entry, inner: Pair) => void;
type Found = (facet: string, where: string) => Difference;

/**
 * Walks two versions of a schema side by side and gives what they say differently, the nearest first. Order, names,
 * documentation and the way it is put together do not count. A pair that `seen` holds is not walked again.
 */
export function* differences(validators: Validators, pair: Pair, seen: Set<string>): Generator<Difference> {
  const open: Open[] = [{ pair, steps: [] }];
  for (let index = 0; index < open.length; index += 1) {
    const { pair: next, steps } = open[index] ?? { pair, steps: [] };
    const key = keyOf(next);
    if (seen.has(key)) continue;
    seen.add(key);
    const found: Found = (facet, where) => ({ facet, where, steps, ...next });
    const enter: Enter = (entry, inner) => open.push({ pair: inner, steps: [...steps, { entry, ...next }] });
    yield* ofPair(validators, next, seen, found, enter);
  }
}

function* ofPair(
  validators: Validators,
  pair: Pair,
  seen: ReadonlySet<string>,
  found: Found,
  enter: Enter,
): Generator<Difference> {
  const lookups = { old: validators.old.lookup, new: validators.new.lookup };
  const [typesBefore, typesAfter] = [types(pair.old), types(pair.new)];
  const shared = [...typesBefore].filter((type) => typesAfter.has(type));
  if (canonical([...typesBefore].sort()) !== canonical([...typesAfter].sort())) {
    yield found('type', placeOf('type', pair));
    // What else differs can only be told from the values that both types have.
    if (shared.every((type) => type === 'null')) return;
  }
  for (const [keyword, limited] of limitedTypes)
    if (
      !walkedKeywords.has(keyword) &&
      (limited.length === 0 || limited.some((type) => shared.includes(type))) &&
      said(lookups.old, pair.old, keyword) !== said(lookups.new, pair.new, keyword)
    )
      yield found(keyword, placeOf(keyword, pair));

  if (shared.includes('object')) {
    const was = required(pair.old);
    const is = required(pair.new);
    for (const name of new Set([...was, ...is]))
      if (was.has(name) !== is.has(name))
        yield { ...found('required', placeOf('required', named(pair, name))), name };
    yield* ofProperties(lookups, pair, found, enter);
    yield* ofOtherProperties(lookups, pair, found, enter);
  }
  if (shared.includes('array')) yield* ofItems(lookups, pair, found, enter);
  yield* ofChoices(validators, pair, seen, found, enter);
}

function* ofOtherProperties(lookups: Lookups, pair: Pair, found: Found, enter: Enter): Generator<Difference> {
  const byPattern = {
    old: patternProperties(lookups.old, pair.old),
    new: patternProperties(lookups.new, pair.new),
  };
  for (const [name, old] of byPattern.old) {
    const next = byPattern.new.get(name);
    if (next !== undefined) enter({ kind: 'pattern', name }, { old, new: next });
  }
  if (canonical([...byPattern.old.keys()].sort()) !== canonical([...byPattern.new.keys()].sort()))
    yield found('patternProperties', placeOf('patternProperties', pair));
  const others = { old: additional(lookups.old, pair.old), new: additional(lookups.new, pair.new) };
  const isClosed = (parts: Conjuncts) => parts.some(({ value }) => isFalse(value));
  if (isClosed(others.old) !== isClosed(others.new))
    yield found('additionalProperties', placeOf('additionalProperties', pair));
  else if (others.old.length > 0 || others.new.length > 0) enter({ kind: 'additional' }, others);
}

function* ofItems(lookups: Lookups, pair: Pair, found: Found, enter: Enter): Generator<Difference> {
  const before = prefixItems(lookups.old, pair.old);
  const after = prefixItems(lookups.new, pair.new);
  if (before.length !== after.length) yield found('prefixItems', placeOf('prefixItems', pair));
  for (const [index, schema] of before.entries())
    if (index < after.length) enter({ kind: 'item', index }, { old: schema, new: after[index] ?? [] });
  const others = { old: items(lookups.old, pair.old), new: items(lookups.new, pair.new) };
  if (others.old.length > 0 || others.new.length > 0)
    enter({ kind: 'item', index: Math.max(before.length, after.length) }, others);
}

function* ofProperties(lookups: Lookups, pair: Pair, found: Found, enter: Enter): Generator<Difference> {
  const before = properties(lookups.old, pair.old);
  const after = properties(lookups.new, pair.new);
  for (const [name, schema] of before) {
    const next = after.get(name);
    if (next !== undefined) enter({ kind: 'property', name }, { old: schema, new: next });
    else yield { ...found('property-removed', pointerTo(place(pair.old, 'properties'), name)), name };
  }
  for (const name of after.keys())
    if (!before.has(name))
      yield { ...found('property-added', pointerTo(place(pair.new, 'properties'), name)), name };
}

function* ofChoices(
  validators: Validators,
  pair: Pair,
  seen: ReadonlySet<string>,
  found: Found,
  enter: Enter,
): Generator<Difference> {
  const lookups = { old: validators.old.lookup, new: validators.new.lookup };
  const before = choices(lookups.old, pair.old);
  const after = choices(lookups.new, pair.new);
  const choicePlace = () => placeOf(pair.new.some(({ value }) => 'oneOf' in value) ? 'oneOf' : 'anyOf', pair);
  if (before.length !== after.length) return yield found('choice', choicePlace());
  const isSame = (inner: Pair) => differences(validators, inner, new Set(seen)).next().done === true;
  for (const [index, was] of before.entries()) {
    const is = after[index];
    if (is === undefined) continue;
    const { pairs, isOther } = pairBranches(lookups, was, is);
    for (const inner of pairs)
      enter(
        { kind: 'branch' },
        {
          old: [...withoutChoice(pair.old, was), ...inner.old],
          new: [...withoutChoice(pair.new, is), ...inner.new],
        },
      );
    if (isOther) yield found('choice', choicePlace());
    // A value that one branch gains or loses may be another's, unless no two branches take the same.
    else if (
      is.keyword === 'oneOf' &&
      !(areDisjoint(validators.old, was.branches) && areDisjoint(validators.new, is.branches)) &&
      !pairs.every(isSame)
    )
      yield { ...found('choice', choicePlace()), isByInner: true };
  }
}

function withoutChoice(parts: Conjuncts, { keyword, pointer }: Choice): Conjuncts {
  return parts.map((part) => (pointer === pointerTo(part.pointer, keyword) ? without(part, keyword) : part));
}

/** Tells whether a schema takes nothing at all. */
function isFalse(schema: object): boolean {
  return canonical(schema) === '{"not":{}}';
}
