import { isObject, list } from '../json.js';
import {
  additional,
  type Conjuncts,
  choices,
  identityOf,
  items,
  patternProperties,
  prefixItems,
  properties,
  required,
  schemasOf,
  types,
  without,
  withoutChoices,
} from './conjuncts.js';
import { textsWithout } from './language.js';
import { bounds } from './limits.js';
import { spareNames } from './names.js';
import { strings } from './texts.js';
import type { Validator } from './validator.js';
import { varied } from './varied.js';

const anyValues = [null, true, 1, 1.5, 'text', [], {}];
/** Longer texts and lists show nothing that these do not. */
const maxLength = 5000;

/**
 * Values that a schema may take, at its bounds and beyond them: the caller keeps those that it takes. The first ones
 * are what the document itself gives as examples.
 */
export function proposals(validator: Validator, parts: Conjuncts, depth = 0): unknown[] {
  const allowed = types(parts);
  const own = parts.flatMap(({ value }) => [
    ...('example' in value ? [value['example']] : []),
    ...list(value['examples']),
    ...('default' in value ? [value['default']] : []),
    ...('const' in value ? [value['const']] : []),
    ...list(value['enum']),
  ]);
  const inner =
    depth > validator.maxDepth
      ? []
      : [...ofChoices(validator, parts, depth), ...ofConditions(validator, parts, depth)];
  return [
    ...own,
    ...inner,
    ...(allowed.has('object') ? objects(validator, parts, depth) : []),
    ...(allowed.has('array') && depth <= validator.maxDepth ? arrays(validator, parts, depth) : []),
    ...(allowed.has('string') ? strings(parts) : []),
    ...(allowed.has('integer') ? numbers(parts) : []),
    ...anyValues,
  ];
}

function ofChoices(validator: Validator, parts: Conjuncts, depth: number): unknown[] {
  const base = withoutChoices(parts);
  return choices(validator.lookup, parts).flatMap(({ keyword, branches }) => [
    ...branches.flatMap((branch) => proposals(validator, [...base, ...branch], depth + 1)),
    // A `oneOf` refuses what two of its branches take.
    ...(keyword === 'anyOf' ? [] : pairsOf(branches)).flatMap(([one, other]) =>
      proposals(validator, [...base, ...one, ...other], depth + 2).slice(0, 20),
    ),
  ]);
}

/** The first few pairs of some branches. */
function pairsOf(branches: readonly Conjuncts[]): [Conjuncts, Conjuncts][] {
  return branches
    .flatMap((one, index) => branches.slice(index + 1).map((other): [Conjuncts, Conjuncts] => [one, other]))
    .slice(0, 10);
}

/** What `not`, `if`, `then` and `else` are about, with what else has to hold. */
function ofConditions(validator: Validator, parts: Conjuncts, depth: number): unknown[] {
  const schemaOf = (keyword: string) => schemasOf(validator.lookup, parts, keyword).flat();
  const [refused, condition, then, otherwise] = ['not', 'if', 'then', 'else'].map(schemaOf);
  const base = parts.map((part) => without(part, 'not', 'if', 'then', 'else'));
  const cases = [refused, condition, [...(condition ?? []), ...(then ?? [])], otherwise];
  return cases.flatMap((schema = []) =>
    schema.length === 0 ? [] : proposals(validator, [...base, ...schema], depth + 1),
  );
}

function numbers(parts: Conjuncts): number[] {
  const limits = bounds(parts, 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum');
  const steps = bounds(parts, 'multipleOf').flatMap((step) => [step, 2 * step, 3 * step, step / 2]);
  const near = limits.flatMap((limit) => [limit - 1, limit, limit + 1, limit - 0.5, limit + 0.5]);
  return [...near, ...steps, 0, 1, -1, 2, 1.5, 2 ** 31, 2 ** 53];
}

const kept = new WeakMap<Validator, Map<string, readonly unknown[]>>();
/** Deeper than this, there are no objects. */
const deepest = 10;
/** As many values of all properties together are tried in an object, four of each at least. */
const maxPerObject = 400;
/** As many values of a schema are kept for the schemas around it. */
const maxKept = 60;

/** Proposals for what is inside a value, one that is taken first; made once for each schema and depth. */
function best(validator: Validator, parts: Conjuncts, depth: number): readonly unknown[] {
  const known = kept.get(validator) ?? new Map<string, readonly unknown[]>();
  kept.set(validator, known);
  const key = `${depth} ${identityOf(parts)}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const all = proposals(validator, parts, depth + 1);
  const taken = all.find((value) => validator.accepts(parts, value));
  const some = varied(taken === undefined ? all : [taken, ...all], maxKept);
  known.set(key, some);
  return some;
}

function arrays(validator: Validator, parts: Conjuncts, depth: number): unknown[][] {
  const { lookup } = validator;
  const some = varied(best(validator, items(lookup, parts), depth), depth > 1 ? 4 : 16);
  const start = prefixItems(lookup, parts).map((schema) => best(validator, schema, depth)[0]);
  const contained = schemasOf(lookup, parts, 'contains').flatMap((schema) =>
    best(validator, schema, depth).slice(0, 4),
  );
  const lengths = bounds(parts, 'minItems', 'maxItems', 'minContains', 'maxContains').flatMap((length) => [
    length - 1,
    length,
    length + 1,
  ]);
  const filled = [
    0,
    1,
    2,
    ...lengths.filter((length) => length >= 0 && length <= (depth === 0 ? maxLength : 100)),
  ];
  const fillings = [some, ...(contained.length > 0 ? [contained] : [])];
  const found = [
    ...[...some, ...contained].map((item) => [item]),
    ...filled.flatMap((length) =>
      fillings.flatMap((values) => [
        Array.from({ length }, () => values[0]),
        Array.from({ length }, (_, index) => values[index % Math.max(1, values.length)]),
      ]),
    ),
  ];
  return start.length === 0
    ? found
    : [start, ...found.slice(0, 20).map((rest) => [...start, ...rest]), ...found];
}

function objects(validator: Validator, parts: Conjuncts, depth: number): Record<string, unknown>[] {
  const { lookup } = validator;
  if (depth > validator.maxDepth) return depth > deepest ? [] : [leastObject(validator, parts, depth)];
  const named = [...properties(lookup, parts)];
  const must = required(parts);
  const values = new Map(
    named.map(([name, schema]) => [
      name,
      varied(
        best(validator, schema, depth),
        depth > 1 ? 4 : Math.max(4, Math.min(40, Math.floor(maxPerObject / named.length))),
      ),
    ]),
  );
  const others = additional(lookup, parts);
  const spares = best(validator, others, depth + validator.maxDepth);
  // A plain value is one that parameters and forms can write, too.
  const isPlain = (value: unknown) => typeof value !== 'object' && validator.accepts(others, value);
  const spare = spares.find(isPlain) ?? spares[0] ?? 'text';
  const pick = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, values.get(name)?.[0] ?? spare]));
  const least = pick([...must]);
  const most = pick([...new Set([...must, ...values.keys()])]);
  const sizes = bounds(parts, 'minProperties', 'maxProperties').flatMap((size) => [size - 1, size, size + 1]);
  const names = spareNames(validator, parts, Math.min(200, Math.max(21, ...sizes)));
  const fill = (base: Record<string, unknown>, size: number) => {
    const missing = names.slice(0, Math.max(0, size - Object.keys(base).length));
    return { ...base, ...Object.fromEntries(missing.map((name) => [name, spare])) };
  };
  return [
    least,
    ...(depth < 3 ? [most] : []),
    ...[...values].flatMap(([name, some]) => some.map((value) => ({ ...least, [name]: value }))),
    ...Object.keys(most).map((name) => withoutName(most, name)),
    ...matched(validator, parts, least, depth),
    ...names.slice(0, 1).map((name) => ({ ...least, [name]: spare })),
    ...[...sizes, 20].flatMap((size) => [fill(least, size), fill(most, size), fill({}, size)]),
  ].filter(isObject);
}

/** An object with what it must have and nothing else. */
function leastObject(validator: Validator, parts: Conjuncts, depth: number): Record<string, unknown> {
  const named = properties(validator.lookup, parts);
  const entries = [...required(parts)].map((name) => [
    name,
    best(validator, named.get(name) ?? [], depth)[0],
  ]);
  return Object.fromEntries(entries);
}

/** An object with a property whose name a pattern matches. */
function matched(
  validator: Validator,
  parts: Conjuncts,
  least: Record<string, unknown>,
  depth: number,
): Record<string, unknown>[] {
  return [...patternProperties(validator.lookup, parts)].flatMap(([pattern, schema]) => {
    const [name] = textsWithout({ patterns: [pattern] }, undefined, 1)?.texts ?? [];
    if (name === undefined) return [];
    return best(validator, schema, depth)
      .slice(0, 8)
      .map((value) => ({ ...least, [name]: value }));
  });
}

function withoutName(value: Record<string, unknown>, name: string): Record<string, unknown> {
  const { [name]: _, ...rest } = value;
  return rest;
}
