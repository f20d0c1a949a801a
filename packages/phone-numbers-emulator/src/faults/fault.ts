import type { Mutation } from '../mutation.js';

/** A way of answering that differs from the service: a violation of the contract, or a variation that conforms. */
export interface Fault {
  /** `P06`. */
  readonly id: string;
  /** Where it is: `purchase`, `operation`, `error` or `final` (the numbers, and what an ended operation names). */
  readonly layer: string;
  /** What kind it is: `status`, `header`, `body`, `lro`, …; `conforming` for a variation. */
  readonly class: string;
  readonly what: string;
  /** `caught` for a violation; `not-flagged` for a variation, which clients and test suites must take. */
  readonly expected: 'caught' | 'not-flagged';
  readonly mutate: Mutation;
}

/** A violation without its layer: id, class, what it is, and how it is made. */
export type Violation = readonly [id: string, kind: string, what: string, mutate: Mutation];

/** The faults of a layer. */
export function violationsOf(layer: string, violations: readonly Violation[]): readonly Fault[] {
  return violations.map(([id, kind, what, mutate]) => ({
    id,
    layer,
    class: kind,
    what,
    expected: 'caught',
    mutate,
  }));
}
