import type { Fault } from './fault.js';
import { faults } from './index.js';

/** Thrown when a fault is asked for that there is not; the message lists those that there are. */
export class UnknownFaultError extends Error {
  override readonly name = 'UnknownFaultError';

  constructor(readonly id: string) {
    super(
      `unknown fault ${JSON.stringify(id)}; the faults are ${faults.map((fault) => fault.id).join(', ')}`,
    );
  }
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
