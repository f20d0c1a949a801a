import { memberOf } from '../rules/members.js';

/** A place at which two values differ: the steps to it, and both values there. */
export interface Difference {
  /** `cost/amount`. */
  readonly place: string;
  readonly one: unknown;
  readonly other: unknown;
}

/**
 * The first places at which two values differ, among properties that both have: what one of two representations leaves out
 * says nothing. Dates are the same when they are as good as written: two seconds apart where one of them has whole seconds
 * only, and otherwise by what the coarser one rounds to, at least 10 ms.
 *
 * @param names - the properties of the two values to look at; inside of them all are
 */
export function differences(one: unknown, other: unknown, names: readonly string[]): Difference[] {
  return names.flatMap((name) => differencesAt(name, memberOf(one, name), memberOf(other, name), 0));
}

/** No value of this API is deeper. */
const deepest = 8;

function differencesAt(place: string, one: unknown, other: unknown, depth: number): Difference[] {
  if (one === undefined || other === undefined || depth > deepest) return [];
  if (isObject(one) && isObject(other)) {
    return Object.keys(one).flatMap((name) =>
      differencesAt(`${place}/${name}`, memberOf(one, name), memberOf(other, name), depth + 1),
    );
  }
  return isSame(one, other) ? [] : [{ place, one, other }];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** How far apart two forms of one time may be, in milliseconds. */
function roundingMs(...times: readonly string[]): number {
  const digits = Math.min(...times.map((time) => /\.(\d+)/.exec(time)?.[1]?.length ?? 0));
  return digits === 0 ? 2000 : Math.max(10, 10 ** (3 - digits)) + 1;
}

function isSame(one: unknown, other: unknown): boolean {
  if (typeof one === 'string' && typeof other === 'string') {
    const apart = Math.abs(Date.parse(one) - Date.parse(other));
    return (
      one.toLowerCase() === other.toLowerCase() || (/^\d{4}-/.test(one) && apart < roundingMs(one, other))
    );
  }
  if (Array.isArray(one) && Array.isArray(other)) {
    // Numbers of a search are a set.
    return JSON.stringify(one.map(String).sort()) === JSON.stringify(other.map(String).sort());
  }
  return one === other;
}
