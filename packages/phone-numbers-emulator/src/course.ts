import type { KnownOperationStatus } from '@acs-contracts/phone-numbers-types';
import type { Scenario } from './search.js';

/** Whether each read of an operation takes one step of its course (`polls`), or the clock does (`time`). */
export type Pace = 'polls' | 'time';

/** One status of a course, and when it begins: milliseconds after the request was accepted. */
interface Step {
  readonly status: KnownOperationStatus;
  readonly after: number;
}

/** The statuses of an operation, in order; it stays at the last one. */
export type Course = readonly Step[];

/**
 * As recorded on 2022-01-11 and 2022-12-08: running, then back to notStarted, then the end after 19 seconds. The
 * recordings repeat notStarted up to eight times; two are enough to show it.
 */
const pending: Course = [
  { status: 'running', after: 0 },
  { status: 'running', after: 3_000 },
  { status: 'notStarted', after: 7_000 },
  { status: 'notStarted', after: 9_000 },
];

const purchases: Readonly<Record<Scenario, Course>> = {
  succeeds: [...pending, { status: 'succeeded', after: 19_000 }],
  fails: [...pending, { status: 'failed', after: 19_000 }],
  cancel: pending,
  // Refused before there is an operation.
  richError: [],
  throttled: [],
  // Where the purchase was accepted, and only its answer was lost.
  unavailable: [...pending, { status: 'succeeded', after: 19_000 }],
};

/** The course of a purchase. */
export function purchaseCourse(scenario: Scenario): Course {
  return purchases[scenario];
}

/** As recorded on 2023-01-06: a search takes three seconds. */
export function searchCourse(end: 'succeeded' | 'failed'): Course {
  return [
    { status: 'notStarted', after: 0 },
    { status: 'running', after: 1_000 },
    { status: end, after: 3_000 },
  ];
}

/** As recorded on 2022-01-11: a release takes three seconds. */
export const releaseCourse: Course = [
  { status: 'notStarted', after: 0 },
  { status: 'running', after: 2_000 },
  { status: 'succeeded', after: 3_000 },
];

/** As recorded: an update takes five seconds, and never goes back. */
export function updateCourse(end: 'succeeded' | 'failed'): Course {
  return [
    { status: 'running', after: 0 },
    { status: 'running', after: 2_000 },
    { status: end, after: 5_000 },
  ];
}

/** The course of a search that was there from the start. */
export const endedCourse: Course = [{ status: 'succeeded', after: 0 }];

/** The status after so many reads (the first read is 1), at the pace `polls`. */
export function statusAfterPolls(course: Course, polls: number): KnownOperationStatus {
  return course[Math.min(Math.max(polls, 1), course.length) - 1]?.status ?? 'notStarted';
}

/** The status after so many milliseconds, at the pace `time`. */
export function statusAfterTime(course: Course, milliseconds: number): KnownOperationStatus {
  return course.findLast(({ after }) => after <= milliseconds)?.status ?? 'notStarted';
}

/** Whether a status ends an operation. */
export function isTerminal(status: KnownOperationStatus): boolean {
  return status === 'succeeded' || status === 'failed';
}
