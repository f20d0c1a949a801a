import { authentication } from './authentication.js';
import { cancel } from './cancel.js';
import { fails } from './fails.js';
import { life } from './life.js';
import { methods } from './methods.js';
import { notPurchased } from './not-purchased.js';
import { paging } from './paging.js';
import { reads } from './reads.js';
import { refusals } from './refusals.js';
import { richError, throttled, unavailable, unknown } from './rejected.js';
import { release } from './release.js';
import type { Scenario } from './scenario.js';
import { search } from './search.js';
import { succeeds } from './succeeds.js';
import { update } from './update.js';

/**
 * Every scenario in the order they run: reads first, then what is refused, and what buys last. A purchase that fails
 * goes before one that succeeds, so that a number which it brings is not taken for that one's. Paging
 * comes last: by then there are more numbers to page through.
 */
export const scenarios: readonly Scenario[] = [
  reads,
  methods,
  authentication,
  refusals,
  unknown,
  search,
  notPurchased,
  update,
  release,
  richError,
  throttled,
  unavailable,
  fails,
  cancel,
  succeeds,
  life,
  paging,
];

/**
 * The scenarios of these names, in the order they run; all of them by default.
 *
 * @throws TypeError when there is no scenario of a name
 */
export function selectScenarios(names?: readonly string[]): readonly Scenario[] {
  if (names === undefined) return scenarios;
  const wrong = names.find((name) => !scenarios.some((scenario) => scenario.name === name));
  if (wrong !== undefined || names.length === 0) {
    const known = scenarios.map(({ name }) => name).join(', ');
    throw new TypeError(
      `scenario: expected one of ${known}, got ${JSON.stringify((wrong ?? '').slice(0, 60))}`,
    );
  }
  return scenarios.filter(({ name }) => names.includes(name));
}
