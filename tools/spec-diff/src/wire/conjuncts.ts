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
  const found = new Map<string, Located[]>();
  for (const part of parts) {
    const { properties: named } = part.value;
    if (!isObject(named)) continue;
    for (const [name, schema] of Object.entries(named)) {
      const pointer = pointerTo(part.pointer, 'properties', name);
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

/** The choices that the parts offer: for each `anyOf` and `oneOf`, its branches taken apart. */
export function choices(lookup: Lookup, parts: Conjuncts): Located[][][] {
  return parts.flatMap(({ value, pointer }) =>
    ['anyOf', 'oneOf'].flatMap((key) => {
      const branches = list(value[key]).flatMap((item, index) => {
        const branch = located(item, pointerTo(pointer, key, index));
        return branch.map((schema) => conjuncts(lookup, schema));
      });
      return branches.length > 0 ? [branches] : [];
    }),
  );
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
