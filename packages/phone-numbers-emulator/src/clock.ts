import { isDate, isTime, later } from './dates.js';
import { type Check, checkOption } from './option-checks.js';

/** The time as the emulator sees it: holds expire by it, and operations advance by it when their pace is `time`. */
export interface Clock {
  now(): Date;
  /**
   * Moves the clock on.
   *
   * @throws TypeError when the milliseconds are not a number, are negative, or lead beyond the year 9999
   */
  advance(milliseconds: number): void;
}

/**
 * A clock that runs. It shows the time of the machine, or starts at `start`.
 *
 * @throws TypeError when `start` is not a valid date
 */
export function systemClock(start?: Date): Clock {
  if (start !== undefined) checkOption('start', start, dateCheck);
  let ahead = start === undefined ? 0 : start.getTime() - Date.now();
  return {
    now: () => later(new Date(), ahead),
    advance: (milliseconds) => {
      ahead += forward(milliseconds, later(new Date(), ahead).getTime());
    },
  };
}

/**
 * A clock that stands until it is advanced.
 *
 * @throws TypeError when `start` is not a valid date
 */
export function manualClock(start: Date = new Date()): Clock {
  checkOption('start', start, dateCheck);
  let time = start.getTime();
  return {
    now: () => new Date(time),
    advance: (milliseconds) => {
      time += forward(milliseconds, time);
    },
  };
}

/** What the option `clock` must be. */
export const clockCheck: Check = {
  expected: 'an object with the methods now() and advance(), where now() returns a valid Date',
  holds: (value) =>
    typeof value === 'object' &&
    value !== null &&
    'advance' in value &&
    typeof value.advance === 'function' &&
    'now' in value &&
    typeof value.now === 'function' &&
    isDate(value.now()),
};

const dateCheck: Check = { expected: 'a Date from the year 1 to the year 9999', holds: isDate };

/** What a clock can be advanced by, in milliseconds, from a time in milliseconds since 1970. */
export function advanceCheck(from: number): Check {
  return {
    expected: 'a number, zero or more, that keeps the clock within the year 9999',
    holds: (value) => typeof value === 'number' && value >= 0 && isTime(from + value),
  };
}

function forward(milliseconds: number, from: number): number {
  checkOption('milliseconds', milliseconds, advanceCheck(from));
  return milliseconds;
}
