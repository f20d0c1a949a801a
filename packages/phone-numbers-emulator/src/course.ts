import type { KnownOperationStatus } from '@acs-contracts/phone-numbers-types';
import type { Scenario } from './search.js';

/** Whether each read of an operation takes one step of its course (`polls`), or the clock does (`time`). */
export type Pace = 'polls' | 'time';

/** One status of a course, and when it begins: milliseconds after the purchase was accepted. */
interface Step {
  readonly status: KnownOperationStatus;
  readonly after: number;
}

/**
 * As recorded on 2022-01-11 and 2022-12-08: running, then back to notStarted, then the end after 19 seconds. The
 * recordings repeat notStarted up to eight times; two are enough to show it.
 */
const pending: readonly Step[] = [
  { status: 'running', after: 0 },
  { status: 'running', after: 3_000 },
  { status: 'notStarted', after: 7_000 },
  { status: 'notStarted', after: 9_000 },
];

const courses: Readonly<Record<Scenario, readonly Step[]>> = {
  succeeds: [...pending, { status: 'succeeded', after: 19_000 }],
  fails: [...pending, { status: 'failed', after: 19_000 }],
  cancel: pending,
  // Refused before there is an operation.
  richError: [],
  throttled: [],
  unavailable: [],
};

/** The status after so many reads (the first read is 1), at the pace `polls`. A course stays at its last step. */
export function statusAfterPolls(scenario: Scenario, polls: number): KnownOperationStatus {
  const course = courses[scenario];
  return course[Math.min(Math.max(polls, 1), course.length) - 1]?.status ?? 'notStarted';
}

/** The status after so many milliseconds, at the pace `time`. */
export function statusAfterTime(scenario: Scenario, milliseconds: number): KnownOperationStatus {
  return courses[scenario].findLast(({ after }) => after <= milliseconds)?.status ?? 'notStarted';
}

/** Whether a status ends an operation. */
export function isTerminal(status: KnownOperationStatus): boolean {
  return status === 'succeeded' || status === 'failed';
}
