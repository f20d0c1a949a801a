import type { Change } from '../change.js';
import type { Direction } from '../document/prepare.js';
import { canonical, isObject, list } from '../json.js';
import { additional, type Conjuncts, choices, items, properties, required, types } from './conjuncts.js';
import { type Difference, differences, type Pair, type Step } from './differences.js';
import type { Exchange } from './exchange.js';
import { proposals } from './proposals.js';
import { sampleValue } from './sample.js';
import { tryOut, type Versions } from './trial.js';
import type { Validator } from './validator.js';

/** Keywords that limit values by themselves. */
const aloneFacets = new Set([
  ...['enum', 'const', 'format', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum', 'multipleOf'],
  ...['exclusiveMinimum', 'exclusiveMaximum', 'minItems', 'maxItems', 'uniqueItems', 'minProperties'],
  ...['maxProperties', 'required'],
]);

/** Where a schema is used. */
export interface Use {
  readonly direction: Direction;
  /** As violations name it: `response.body`. */
  readonly place: string;
  /** As reasons name it: `the 202 of POST /availablePhoneNumbers/:purchase`. */
  readonly name: string;
  /** Calls that carry a value there, and keep the rules of the version whose values break the other one. */
  readonly calls: (value: unknown) => Exchange[];
}

/** Compares two versions of a schema in the place where it is used. */
export function compareSchemas(versions: Versions, pair: Pair, use: Use, seen: Set<string>): Change[] {
  const { direction } = use;
  const validators = { old: versions.old[direction], new: versions.new[direction] };
  const lookups = { old: validators.old.lookup, new: validators.new.lookup };
  const walked = new Set(seen);
  const found = [...differences(lookups, pair, walked)].map((difference) =>
    judge(versions, validators, difference, use),
  );
  // Where values differ and no call could carry one, another use of the same schemas may.
  if (found.every(({ isSettled }) => isSettled)) for (const key of walked) seen.add(key);
  return found.map(({ change }) => change);
}

/** A change, and whether another use of the same schemas would tell the same. */
interface Judgement {
  readonly change: Change;
  readonly isSettled: boolean;
}

function judge(
  versions: Versions,
  validators: { readonly old: Validator; readonly new: Validator },
  difference: Difference,
  use: Use,
): Judgement {
  const conformsTo = use.direction === 'request' ? 'old' : 'new';
  const other = conformsTo === 'old' ? 'new' : 'old';
  const all = [
    ...proposals(validators[conformsTo], difference[conformsTo]),
    ...proposals(validators[other], difference[other]),
  ];
  const values = [...new Map(all.map((value) => [canonical(value), value])).values()];
  const isTaken = (side: 'old' | 'new', value: unknown) => validators[side].accepts(difference[side], value);
  const blamed = blamedParts(difference, other);
  const isRefused = (value: unknown) => !isTaken(other, value) && !validators[other].accepts(blamed, value);
  const isDeclared = (side: 'old' | 'new', value: unknown) =>
    declares(validators[side], difference[side], value);
  const breaking = values.filter(
    (value) => isTaken(conformsTo, value) && isRefused(value) && isDeclared(conformsTo, value),
  );
  // A part that is only written differently tells no values apart.
  const isHarmless = !values.some((value) => isTaken(other, value) && !isTaken(conformsTo, value));
  const isPatch = isHarmless && breaking.length === 0 && !difference.facet.startsWith('property-');
  const change = tryOut(versions, {
    kind: `${use.direction}-${difference.facet}`,
    where: difference.where,
    reason: describe(difference, use),
    conformsTo,
    place: use.place,
    calls: lazily(breaking, (value) =>
      use.calls(embed(validators[conformsTo], conformsTo, difference.steps, value)),
    ),
    otherwise: isPatch ? 'patch' : 'minor',
  });
  return { change, isSettled: change.level === 'major' || breaking.length === 0 };
}

/** What takes values for this difference alone, so that others in the same schema are not taken for it. */
function blamedParts({ facet, name, ...pair }: Difference, side: 'old' | 'new'): Conjuncts {
  if (!aloneFacets.has(facet)) return pair[side];
  return pair[side].map(({ value, pointer }) => {
    if (!(facet in value)) return { value: {}, pointer: `${pointer} without ${facet}` };
    if (facet !== 'required') return { value: { [facet]: value[facet] }, pointer: `${pointer} ${facet}` };
    const names = list(value['required']).filter((item) => item === name);
    return { value: { required: names }, pointer: `${pointer} requires ${name}` };
  });
}

function* lazily<Value>(values: readonly Value[], calls: (value: Value) => Exchange[]): Generator<Exchange> {
  for (const value of values) yield* calls(value);
}

/** Puts a value into a message at the place that the steps lead to. */
function embed(validator: Validator, side: 'old' | 'new', steps: readonly Step[], value: unknown): unknown {
  return steps.toReversed().reduce((inner, step) => {
    if (step.name === undefined) return [inner];
    const around = sampleValue({ validator, parts: step[side] });
    return { ...(isObject(around) ? around : {}), [step.name]: inner };
  }, value);
}

/**
 * Tells whether an object has no members but those that its schema names. A schema that lets others through promises
 * nothing of them, so that a new member does not break whoever happened to use its name.
 */
function declares(validator: Validator, parts: Conjuncts, value: unknown): boolean {
  if (Array.isArray(value)) {
    const inner = items(validator.lookup, parts);
    return value.every((item) => declares(validator, inner, item));
  }
  if (!isObject(value)) return true;
  const branches = choices(validator.lookup, parts).flat();
  const everything = [...parts, ...branches.flat()];
  const named = properties(validator.lookup, everything);
  const promised = required(everything);
  const isMap = additional(validator.lookup, everything).some(
    ({ value: schema }) => Object.keys(schema).length > 0,
  );
  return Object.entries(value).every(([name, item]) => {
    const schema = named.get(name);
    if (schema !== undefined) return declares(validator, schema, item);
    return isMap || promised.has(name) || /^(undeclared|extra\d+)$/.test(name);
  });
}

function describe(
  { facet, name, steps, old, new: next }: Difference,
  { name: place, direction }: Use,
): string {
  const who = direction === 'request' ? 'clients that send it' : 'clients that read it';
  const inside = [...steps.map((step) => step.name ?? '[]'), ...(name === undefined ? [] : [name])].join('.');
  const what = `${inside === '' ? '' : `\`${inside}\` in `}${place}`;
  if (facet === 'required') {
    const isNow = next.some(({ value }) => list(value['required']).includes(name));
    return `${what} ${isNow ? 'has become required' : 'need not be there any more'}; concerns ${who}`;
  }
  if (facet === 'property-added') return `${what} is new; concerns ${who}`;
  if (facet === 'property-removed') return `${what} is gone; concerns ${who}`;
  if (facet === 'choice') return `${what}: the choice of schemas is another one; concerns ${who}`;
  const told = (parts: Conjuncts) => {
    if (facet === 'type') return types(parts).size > 5 ? 'any' : [...types(parts)].join(' or ');
    const values = parts.flatMap(({ value }) =>
      value[facet] === undefined ? [] : [JSON.stringify(value[facet])],
    );
    const text = values.join(' and ');
    return text === '' ? 'not set' : text.length > 120 ? `${text.slice(0, 119)}…` : text;
  };
  return `${what}: ${facet} was ${told(old)}, is ${told(next)}; concerns ${who}`;
}
