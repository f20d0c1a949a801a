import type { Located, Lookup } from '../document/located.js';
import { pointerTo } from '../document/pointer.js';
import { isObject, list, texts } from '../json.js';

/**
 * A schema as the list of what it demands: a value has to satisfy each part. `$ref`, `allOf`, and an `anyOf` or
 * `oneOf` of one are looked through, so that wrapping a schema in them changes nothing.
 */
export type Conjuncts = readonly Located[];

/** Takes a schema apart. */
export function conjuncts(lookup: Lookup, schema: Located, seen: ReadonlySet<string> = new Set()): Located[] {
  const { value, pointer } = lookup.follow(schema);
  if (seen.has(pointer)) return [];
  const within = new Set([...seen, pointer]);
  const keys = ['allOf', ...['anyOf', 'oneOf'].filter((key) => list(value[key]).length === 1)];
  const nested = keys.flatMap((key) =>
    list(value[key]).flatMap((item, index) => located(item, pointerTo(pointer, key, index))),
  );
  const own = Object.fromEntries(
    Object.entries(value).filter(([key]) => key !== '$ref' && !keys.includes(key)),
  );
  // OpenAPI 3.1: what stands beside a $ref counts, too.
  const beside = schema.pointer === pointer || Object.keys(schema.value).length < 2 ? [] : besideRef(schema);
  return [{ value: own, pointer }, ...beside, ...nested.flatMap((part) => conjuncts(lookup, part, within))];
}

function besideRef({ value, pointer }: Located): Located[] {
  const { $ref, ...own } = value;
  return [{ value: own, pointer }];
}

/** A schema in a list of schemas; `true` and `false` are written as objects. */
function located(schema: unknown, pointer: string): Located[] {
  if (isObject(schema)) return [{ value: schema, pointer }];
  return typeof schema === 'boolean' ? [{ value: schema ? {} : { not: {} }, pointer }] : [];
}

/** The schemas that several parts have for one thing, taken apart together. */
function gather(lookup: Lookup, parts: Conjuncts, key: string): Located[] {
  return parts.flatMap((part) => {
    const schemas = located(part.value[key], pointerTo(part.pointer, key));
    return schemas.flatMap((schema) => conjuncts(lookup, schema));
  });
}

/** What the parts demand of each property that they name. */
export function properties(lookup: Lookup, parts: Conjuncts): Map<string, Located[]> {
  return named(lookup, parts, 'properties');
}

/** What the parts demand of the properties whose names match a pattern, by the pattern. */
export function patternProperties(lookup: Lookup, parts: Conjuncts): Map<string, Located[]> {
  return named(lookup, parts, 'patternProperties');
}

function named(lookup: Lookup, parts: Conjuncts, key: string): Map<string, Located[]> {
  const found = new Map<string, Located[]>();
  for (const part of parts) {
    const schemas = part.value[key];
    if (!isObject(schemas)) continue;
    for (const [name, schema] of Object.entries(schemas)) {
      const pointer = pointerTo(part.pointer, key, name);
      const demanded = located(schema, pointer).flatMap((item) => conjuncts(lookup, item));
      found.set(name, [...(found.get(name) ?? []), ...demanded]);
    }
  }
  return found;
}

/** The names of the properties that must be there. */
export function required(parts: Conjuncts): Set<string> {
  return new Set(parts.flatMap(({ value }) => texts(value['required'])));
}

/** What the parts demand of the items of a list. */
export function items(lookup: Lookup, parts: Conjuncts): Located[] {
  return gather(lookup, parts, 'items');
}

/** What the parts demand of properties that they do not name; nothing when any value will do. */
export function additional(lookup: Lookup, parts: Conjuncts): Located[] {
  return gather(lookup, parts, 'additionalProperties');
}

/** What the parts demand of the items at the start of a list, by position. */
export function prefixItems(lookup: Lookup, parts: Conjuncts): Located[][] {
  const found: Located[][] = [];
  for (const { value, pointer } of parts)
    for (const [index, schema] of list(value['prefixItems']).entries()) {
      const demanded = located(schema, pointerTo(pointer, 'prefixItems', index));
      found[index] = [...(found[index] ?? []), ...demanded.flatMap((item) => conjuncts(lookup, item))];
    }
  return found;
}

/** The schema that a keyword holds, taken apart; several parts with the keyword give one each. */
export function schemasOf(lookup: Lookup, parts: Conjuncts, key: string): Located[][] {
  return parts.flatMap((part) =>
    located(part.value[key], pointerTo(part.pointer, key)).map((schema) => conjuncts(lookup, schema)),
  );
}

/** A choice that a schema offers. */
export interface Choice {
  /** Whether one branch has to match, or exactly one. */
  readonly keyword: 'anyOf' | 'oneOf';
  /** Where the choice stands. */
  readonly pointer: string;
  readonly branches: readonly Located[][];
}

/** The choices that the parts offer, their branches taken apart. */
export function choices(lookup: Lookup, parts: Conjuncts): Choice[] {
  return parts.flatMap(({ value, pointer }) =>
    (['anyOf', 'oneOf'] as const).flatMap((keyword) => {
      const place = pointerTo(pointer, keyword);
      const branches = list(value[keyword]).flatMap((item, index) =>
        located(item, pointerTo(place, index)).map((schema) => conjuncts(lookup, schema)),
      );
      return branches.length > 0 ? [{ keyword, pointer: place, branches }] : [];
    }),
  );
}

/** A part without some keywords. */
export function without(part: Located, ...keywords: readonly string[]): Located {
  const gone = keywords.filter((keyword) => keyword in part.value);
  if (gone.length === 0) return part;
  const own = Object.entries(part.value).filter(([keyword]) => !gone.includes(keyword));
  return variantOf(part, Object.fromEntries(own), `without ${gone.join(' and ')}`);
}

/** A part with another value, and in which way it is another one. */
export function variantOf({ pointer, variant = '' }: Located, value: Located['value'], how: string): Located {
  return { value, pointer, variant: `${variant} ${how}` };
}

/** A text that is the same for the same schemas of one document. */
export function identityOf(parts: Conjuncts): string {
  return parts.map(({ pointer, variant = '' }) => pointer + variant).join(' ');
}

/** Parts without the choices that they offer. */
export function withoutChoices(parts: Conjuncts): Conjuncts {
  return parts.map((part) => without(part, 'anyOf', 'oneOf'));
}

const all = ['null', 'boolean', 'object', 'array', 'number', 'integer', 'string'];

/** The types that a value may have: what every part allows. */
export function types(parts: Conjuncts): Set<string> {
  let allowed = new Set(all);
  for (const { value } of parts) {
    if (value['type'] === undefined) continue;
    const named = new Set(typeof value['type'] === 'string' ? [value['type']] : texts(value['type']));
    if (value['nullable'] === true) named.add('null');
    if (named.has('number')) named.add('integer');
    allowed = new Set([...allowed].filter((type) => named.has(type)));
  }
  return allowed;
}
