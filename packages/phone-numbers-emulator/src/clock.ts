/** The time as the emulator sees it: holds expire by it, and operations advance by it when their pace is `time`. */
export interface Clock {
  now(): Date;
  /**
   * Moves the clock on.
   *
   * @throws RangeError when the milliseconds are negative or no number
   */
  advance(milliseconds: number): void;
}

/**
 * A clock that runs. It shows the time of the machine, or starts at `start`.
 *
 * @throws RangeError when `start` is no date
 */
export function systemClock(start?: Date): Clock {
  let ahead = start === undefined ? 0 : valid(start) - Date.now();
  return {
    now: () => new Date(Date.now() + ahead),
    advance: (milliseconds) => {
      ahead += forward(milliseconds);
    },
  };
}

/**
 * A clock that stands until it is advanced.
 *
 * @throws RangeError when `start` is no date
 */
export function manualClock(start: Date = new Date()): Clock {
  let time = valid(start);
  return {
    now: () => new Date(time),
    advance: (milliseconds) => {
      time += forward(milliseconds);
    },
  };
}

function valid(start: Date): number {
  const time = start.getTime();
  if (Number.isNaN(time)) throw new RangeError('expected the start of the clock to be a date, got none');
  return time;
}

function forward(milliseconds: number): number {
  if (milliseconds >= 0 && Number.isFinite(milliseconds)) return milliseconds;
  throw new RangeError(`expected milliseconds, zero or more, to advance the clock by, got ${milliseconds}`);
}
