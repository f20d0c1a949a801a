import type { Mutation } from '../mutation.js';

/** A way of answering that differs from the service: a violation of the contract, or a variation that conforms. */
export interface Violation {
  /** `P06`. */
  readonly id: string;
  /** Where it is: `purchase`, `operation`, `life cycle`, `error`, `final` (what a purchase leads to), or `kinds` (all over). */
  readonly layer: string;
  /** What kind it is: `status`, `header`, `body`, `lro`, …; `conforming` for a variation. */
  readonly class: string;
  readonly what: string;
  /** `caught` for a violation; `not-flagged` for a variation, which clients and test suites must take. */
  readonly expected: 'caught' | 'not-flagged';
  readonly mutate: Mutation;
}

/** A violation without its layer: id, class, what it is, and how it is made. */
export type Row = readonly [id: string, kind: string, what: string, mutate: Mutation];

/** The violations of a layer. */
export function violationsOf(layer: string, rows: readonly Row[]): readonly Violation[] {
  return rows.map(([id, kind, what, mutate]) => ({
    id,
    layer,
    class: kind,
    what,
    expected: 'caught',
    mutate,
  }));
}

/** Variations of a layer, all of which conform. */
export function variationsOf(
  layer: string,
  rows: readonly (readonly [id: string, what: string, mutate: Mutation])[],
): readonly Violation[] {
  return rows.map(([id, what, mutate]) => ({
    id,
    layer,
    class: 'conforming',
    what,
    expected: 'not-flagged',
    mutate,
  }));
}
