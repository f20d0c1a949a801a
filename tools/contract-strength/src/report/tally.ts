import { otherNames } from '../judges/others.js';
import { isAsExpected, type Result } from '../run/result.js';

/** How many violations were seeded, and how many were caught: by the suite, and by each of the other validators. */
export interface Tally {
  readonly seeded: number;
  readonly caught: number;
  readonly others: readonly number[];
}

/** Counts the results that have findings. */
export function tally(results: readonly Result[]): Tally {
  return {
    seeded: results.length,
    caught: results.filter(({ rules }) => rules.length > 0).length,
    others: otherNames.map((_, index) => results.filter(({ others }) => others[index]).length),
  };
}

/** Results in groups, which stand in the order of their first result. */
export function groupBy(
  results: readonly Result[],
  key: (result: Result) => string,
): ReadonlyMap<string, readonly Result[]> {
  const groups = new Map<string, Result[]>();
  for (const result of results) {
    const group = groups.get(key(result)) ?? [];
    group.push(result);
    groups.set(key(result), group);
  }
  return groups;
}

/** What came out wrong: violations that were not caught, and false alarms. */
export interface Failures {
  readonly survivors: readonly Result[];
  readonly falseAlarms: readonly Result[];
}

/** Finds what came out wrong. */
export function failuresOf(results: readonly Result[]): Failures {
  const wrong = results.filter((result) => !isAsExpected(result));
  return {
    survivors: wrong.filter(({ expected }) => expected === 'caught'),
    falseAlarms: wrong.filter(({ expected }) => expected === 'not-flagged'),
  };
}
