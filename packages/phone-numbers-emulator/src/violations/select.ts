import { type Check, received } from '../option-checks.js';
import { violations } from './index.js';
import type { Violation } from './violation.js';

/** What an option that lists violations must be. */
export const violationsCheck: Check = {
  expected: 'an array of strings, the ids of violations',
  // A copy, since `every` skips the holes of an array.
  holds: (value) => Array.isArray(value) && [...value].every((id) => typeof id === 'string'),
};

/** Thrown when a violation is asked for that does not exist; the message says which one may be meant, and what lists them. */
export class UnknownViolationError extends TypeError {
  override readonly name = 'UnknownViolationError';

  constructor(readonly id: string) {
    const list = '"npx @acs-contracts/phone-numbers-emulator --list-violations" lists them';
    super(`unknown violation ${received(id)}; ${suggestion(id)}${list}`);
  }
}

/** The violation that is meant by an id in lower case, or without its zeros: `p6` is `P06`. */
function suggestion(id: string): string {
  const plain = (text: string) =>
    text
      .trim()
      .toUpperCase()
      .replace(/^([A-Z]+)0+/, '$1');
  const meant = violations.find((violation) => plain(violation.id) === plain(id));
  return meant === undefined ? '' : `did you mean ${meant.id}? `;
}

/**
 * The violations of these ids, in this order. An id that is repeated counts once.
 *
 * @throws UnknownViolationError when one has no such id
 */
export function selectViolations(ids: readonly string[]): readonly Violation[] {
  return [...new Set(ids)].map((id) => {
    const violation = violations.find((candidate) => candidate.id === id);
    if (violation === undefined) throw new UnknownViolationError(id);
    return violation;
  });
}
