import type { Internal } from './internal.js';
import { readingsOf } from './readings.js';

/** Headers and names of errors come again and again; longer texts hardly do. */
const longestKept = 200;
const mostKept = 2000;

/** Short texts that reveal nothing, by what was looked for. */
const clean = new WeakMap<readonly Internal[], Set<string>>();

/** Returns the first thing that a text reveals in any of its readings, if there is one. Linear in its length. */
export function internalIn(text: string, internals: readonly Internal[]): Internal | undefined {
  const known = clean.get(internals) ?? new Set();
  if (known.has(text)) return undefined;
  const readings = readingsOf(text);
  const internal = internals.find(({ pattern }) => readings.some((reading) => pattern.test(reading)));
  if (internal === undefined && text.length <= longestKept && known.size < mostKept)
    clean.set(internals, known.add(text));
  return internal;
}
