import { received } from '../option-checks.js';
import type { Fault } from './fault.js';
import { faults } from './index.js';

/** Thrown when a fault is asked for that does not exist; the message says which one may be meant, and what lists them. */
export class UnknownFaultError extends TypeError {
  override readonly name = 'UnknownFaultError';

  constructor(readonly id: string) {
    const list = '"npx @acs-contracts/phone-numbers-emulator --list-faults" lists them';
    super(`unknown fault ${received(id)}; ${suggestion(id)}${list}`);
  }
}

/** The fault that is meant by an id in lower case, or without its zeros: `p6` is `P06`. */
function suggestion(id: string): string {
  const plain = (text: string) =>
    text
      .trim()
      .toUpperCase()
      .replace(/^([A-Z]+)0+/, '$1');
  const meant = faults.find((fault) => plain(fault.id) === plain(id));
  return meant === undefined ? '' : `did you mean ${meant.id}? `;
}

/**
 * The faults of these ids, in this order.
 *
 * @throws UnknownFaultError when one has no such id
 */
export function selectFaults(ids: readonly string[]): readonly Fault[] {
  return ids.map((id) => {
    const fault = faults.find((candidate) => candidate.id === id);
    if (fault === undefined) throw new UnknownFaultError(id);
    return fault;
  });
}
