import { isObject } from '../json.js';
import {
  additional,
  type Conjuncts,
  choices,
  items,
  patternProperties,
  properties,
  required,
} from './conjuncts.js';
import { isMadeUp } from './names.js';
import { toRegExp, type Validator } from './validator.js';

/**
 * Tells whether an object has no members but those that its schema names. A schema that lets others through promises
 * nothing of them, so that a new member does not break whoever happened to use its name.
 */
export function declares(validator: Validator, parts: Conjuncts, value: unknown): boolean {
  const { lookup } = validator;
  if (Array.isArray(value)) {
    const inner = items(lookup, parts);
    return value.every((item) => declares(validator, inner, item));
  }
  if (!isObject(value)) return true;
  const everything = withBranches(validator, parts);
  const named = properties(lookup, everything);
  const patterns = [...patternProperties(lookup, everything)].map(
    ([pattern, schema]) => [toRegExp(pattern), schema] as const,
  );
  const promised = required(everything);
  const isMap = additional(lookup, everything).some(({ value: schema }) => Object.keys(schema).length > 0);
  return Object.entries(value).every(([name, item]) => {
    const schema = named.get(name) ?? patterns.find(([pattern]) => pattern.test(name))?.[1];
    if (schema !== undefined) return declares(validator, schema, item);
    return isMap || promised.has(name) || isMadeUp(name);
  });
}

function withBranches(validator: Validator, parts: Conjuncts, depth = 0): Conjuncts {
  const branches =
    depth > 3 ? [] : choices(validator.lookup, parts).flatMap((choice) => choice.branches.flat());
  return branches.length === 0 ? parts : [...parts, ...withBranches(validator, branches, depth + 1)];
}
