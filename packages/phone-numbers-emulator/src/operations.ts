import { isTerminal, type Pace } from './course.js';
import { type Accepted, Operation } from './operation.js';

/** The operations that were accepted, by their ids, the case of which does not matter. */
export class Operations {
  readonly #byId = new Map<string, Operation>();
  /** Those whose end has had no effect so far. */
  readonly #unsettled = new Set<Operation>();

  constructor(private readonly pace: Pace) {}

  /** Begins an operation. One with the same id begins again: what it would have led to no longer happens. */
  start(accepted: Accepted): Operation {
    const operation = new Operation(accepted, this.pace);
    const id = operation.id.toLowerCase();
    const before = this.#byId.get(id);
    if (before) this.#unsettled.delete(before);
    this.#byId.set(id, operation);
    this.#unsettled.add(operation);
    return operation;
  }

  get(id: string): Operation | undefined {
    return this.#byId.get(id.toLowerCase());
  }

  /** All of them, in the order of the first one with each id. */
  all(): readonly Operation[] {
    return [...this.#byId.values()];
  }

  /** Those that have not ended, or whose end was not taken. */
  pending(): readonly Operation[] {
    return [...this.#unsettled];
  }

  /** Those that have ended since this was asked last, in the order in which they did. */
  takeEnded(now: Date): readonly Operation[] {
    const ended = this.pending().filter((operation) => isTerminal(operation.status(now)));
    for (const operation of ended) this.#unsettled.delete(operation);
    return ended.sort((one, other) => one.endedAt() - other.endedAt());
  }
}
