import type { KnownOperationStatus } from '@acs-contracts/phone-numbers-types';
import { isTerminal, type Pace, statusAfterPolls, statusAfterTime } from './course.js';
import type { Search } from './search.js';

/** A purchase that was accepted, as far as it has come. */
export class Operation {
  readonly id: string;
  /** How many times it was read. */
  polls = 0;
  /** How many of the reads found it ended. */
  terminalReads = 0;
  #cancelled = false;

  constructor(
    readonly search: Search,
    readonly startedAt: Date,
    private readonly pace: Pace,
  ) {
    this.id = `purchase_${search.searchId}`;
  }

  get isCancelled(): boolean {
    return this.#cancelled;
  }

  /** The status now; looking does not move it. */
  status(now: Date): KnownOperationStatus {
    // There is no status for it in the contract, and what the service shows was never recorded.
    if (this.#cancelled) return 'failed';
    const { scenario } = this.search;
    if (this.pace === 'polls') return statusAfterPolls(scenario, this.polls);
    return statusAfterTime(scenario, now.getTime() - this.startedAt.getTime());
  }

  /** Reads it: at the pace `polls` this takes one step. */
  read(now: Date): KnownOperationStatus {
    this.polls += 1;
    const status = this.status(now);
    if (isTerminal(status)) this.terminalReads += 1;
    return status;
  }

  /** Cancels it; false when it has ended already. */
  cancel(now: Date): boolean {
    if (isTerminal(this.status(now))) return false;
    this.#cancelled = true;
    return true;
  }
}
