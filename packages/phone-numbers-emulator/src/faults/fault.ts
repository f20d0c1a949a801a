import type { Mutation } from '../mutation.js';

/** A way of answering that differs from the service: a violation of the contract, or a variation that conforms. */
export interface Fault {
  /** `P06`. */
  readonly id: string;
  /** What it is seen in: `purchase`, `operation`, `error` or `final` (the numbers, and what an ended operation names). */
  readonly layer: string;
  /** What kind it is: `status`, `header`, `body`, `lro`, …; `conforming` for a variation. */
  readonly class: string;
  readonly what: string;
  /** `caught` for a violation; `not-flagged` for a variation, which clients and test suites must take. */
  readonly expected: 'caught' | 'not-flagged';
  readonly mutate: Mutation;
}
