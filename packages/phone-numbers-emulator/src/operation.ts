import type { KnownOperationStatus, PhoneNumberCapabilities } from '@acs-contracts/phone-numbers-types';
import { type Course, isTerminal, type Pace, statusAfterPolls, statusAfterTime } from './course.js';
import type { Search } from './search.js';

/** What an operation does; its id begins with it. */
export type OperationKind = 'search' | 'purchase' | 'capabilities' | 'release';

/**
 * Why an operation fails: it was bound to, its search had expired, its phone numbers were somebody else's by then, there
 * were none in stock, their plan does not permit the capabilities, or it was canceled.
 */
export type FailureCause = 'scenario' | 'expired' | 'taken' | 'outOfStock' | 'capabilities' | 'canceled';

/** What was accepted. */
export interface Accepted {
  readonly kind: OperationKind;
  /** What stands behind the kind in the id of the operation. */
  readonly key: string;
  /** What its answers say: for a purchase, when the search was made. */
  readonly createdAt: Date;
  readonly startedAt: Date;
  readonly course: Course;
  /** Why it fails, if it does. @default 'scenario' */
  readonly cause?: FailureCause;
  /** The search that is made, or purchased. */
  readonly search?: Search | undefined;
  /** The phone number that is updated or released. */
  readonly phoneNumber?: string;
  /** What an update changes. */
  readonly capabilities?: Partial<PhoneNumberCapabilities>;
}

/** An operation that was accepted, as far as it has come. */
export class Operation {
  readonly id: string;
  /** How many times it was read. */
  polls = 0;
  /** How many of the reads found it ended. */
  terminalReads = 0;
  #canceledAt: Date | undefined;
  #readToEndAt: Date | undefined;

  constructor(
    readonly accepted: Accepted,
    private readonly pace: Pace,
  ) {
    this.id = `${accepted.kind}_${accepted.key}`;
  }

  get kind(): OperationKind {
    return this.accepted.kind;
  }

  get search(): Search | undefined {
    return this.accepted.search;
  }

  get isCanceled(): boolean {
    return this.#canceledAt !== undefined;
  }

  /** Why it fails, if it does. */
  get failureCause(): FailureCause {
    return this.isCanceled ? 'canceled' : (this.accepted.cause ?? 'scenario');
  }

  /** The status now; looking does not move it. `failed` when it was canceled: the contract has no status for that. */
  status(now: Date): KnownOperationStatus {
    if (this.isCanceled) return 'failed';
    const { course, startedAt } = this.accepted;
    if (this.pace === 'polls') return statusAfterPolls(course, this.polls);
    return statusAfterTime(course, now.getTime() - startedAt.getTime());
  }

  /** When it ended, in milliseconds since 1970; it must have. */
  endedAt(): number {
    const { course, startedAt } = this.accepted;
    const end = this.#canceledAt ?? this.#readToEndAt;
    return end?.getTime() ?? startedAt.getTime() + (course.at(-1)?.after ?? 0);
  }

  /** Reads it: at the pace `polls` this takes one step. */
  read(now: Date): KnownOperationStatus {
    this.polls += 1;
    const status = this.status(now);
    if (isTerminal(status)) {
      this.terminalReads += 1;
      if (this.pace === 'polls') this.#readToEndAt ??= now;
    }
    return status;
  }

  /** Cancels it. One that has ended must not be. */
  cancel(now: Date): void {
    this.#canceledAt = now;
  }
}
