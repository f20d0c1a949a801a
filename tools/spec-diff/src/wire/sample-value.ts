import type { Schema } from './apart.js';
import { identityOf } from './conjuncts.js';
import { proposals } from './proposals.js';
import type { Validator } from './validator.js';

const samples = new WeakMap<Validator, Map<string, readonly unknown[]>>();
/** As many values of a schema are kept. */
const maxKept = 60;

/** A value that a schema takes, and another one too if there is such a value; `undefined` when none was found. */
export function sampleValue(schema: Schema, other?: Schema): unknown {
  const taken = takenValues(schema);
  return taken.find((value) => other?.validator.accepts(other.parts, value)) ?? taken[0];
}

/** Values that a schema takes, always the same ones; none when none were found. */
function takenValues({ validator, parts }: Schema): readonly unknown[] {
  const known = samples.get(validator) ?? new Map<string, readonly unknown[]>();
  samples.set(validator, known);
  const key = identityOf(parts);
  const found = known.get(key);
  if (found !== undefined) return found;
  const values: unknown[] = [];
  for (const value of proposals(validator, parts)) {
    if (validator.accepts(parts, value)) values.push(value);
    if (values.length === maxKept) break;
  }
  known.set(key, values);
  return values;
}
