import { cancel } from './cancel.js';
import { fails } from './fails.js';
import { reads } from './reads.js';
import { refusals } from './refusals.js';
import { richError, throttled, unavailable, unknown } from './rejected.js';
import type { Scenario } from './scenario.js';
import { succeeds } from './succeeds.js';

/**
 * Every scenario in the order they run: reads first, then what is refused, and what buys last. A purchase that fails
 * goes before one that succeeds, so that a number which it brings is not taken for that one's.
 */
export const scenarios: readonly Scenario[] = [
  reads,
  refusals,
  unknown,
  richError,
  throttled,
  unavailable,
  fails,
  cancel,
  succeeds,
];
