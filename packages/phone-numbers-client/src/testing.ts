import { invalid } from './arguments/check.js';
import { property } from './base/property.js';
import type { Clock } from './transport/clock.js';

export type { Clock } from './transport/clock.js';

/**
 * A clock for tests: it stands still while requests are under way, and jumps over pauses when none is. A limit on a request
 * is reached when the clock is advanced; if others pause, also when nothing has happened for a second of real time.
 */
export interface TestClock extends Clock {
  /** The lengths of the pauses so far, in milliseconds. */
  readonly pauses: readonly number[];
  /**
   * Lets the given number of milliseconds pass; what is due by then is called.
   *
   * @throws InvalidArgumentError if it is not a number, or is negative
   */
  advance(milliseconds: number): void;
  /** Makes pauses last until the clock is advanced, too; `onPause` is called when one begins. */
  hold(onPause: () => void): void;
}

/** How long nothing happens until time passes although a request is under way, in milliseconds of real time. */
const stuckAfter = 1000;

/**
 * Creates a clock that stands at zero, for the option `clock` of a client. Import it before timers are faked: it needs the platform's
 * own `setImmediate`.
 *
 * @example
 * const client = createPhoneNumbersClient({ connectionString, clock: createTestClock() });
 */
export function createTestClock(): TestClock {
  let now = 0;
  let held: (() => void) | undefined;
  const pauses: number[] = [];
  const due = new Map<() => void, number>();
  const waiting = new Set<() => void>();
  const underWay = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = (callback: () => void) => {
    due.delete(callback);
    const wasWaiting = waiting.delete(callback);
    if (underWay.delete(callback) || wasWaiting) soon(jump);
  };
  // To a time and not by a difference: `now + (end - now)` may be a little less than `end`, and nothing would be due.
  const advanceTo = (time: number) => {
    now = Math.max(now, time);
    for (const [callback, dueAt] of due) {
      if (dueAt > now) continue;
      cancel(callback);
      callback();
    }
    soon(jump);
  };
  // To the end of the pause that ends first. No time passes for a request that is under way, unless its response may be
  // what waits for the pause.
  const jump = (isStuck = false) => {
    clearTimeout(timer);
    if (held || waiting.size === 0) return;
    if (underWay.size > 0 && !isStuck) {
      timer = setTimeout(jump, stuckAfter, true);
      return;
    }
    advanceTo(Math.min(...Array.from(waiting, (callback) => due.get(callback) ?? now)));
  };
  return {
    pauses,
    now: () => now,
    advance(milliseconds) {
      if (
        typeof milliseconds !== 'number' ||
        !(milliseconds >= 0 && milliseconds < Number.POSITIVE_INFINITY)
      ) {
        throw invalid('milliseconds', 'a number, zero or more', milliseconds);
      }
      advanceTo(now + milliseconds);
    },
    hold(onPause) {
      if (typeof onPause !== 'function') throw invalid('onPause', 'a function', onPause);
      held = onPause;
    },
    after(milliseconds, callback, purpose) {
      // A function of its own: one callback may be waited for twice.
      const call = () => callback();
      due.set(call, now + milliseconds);
      if (purpose === 'limit') underWay.add(call);
      if (purpose === 'pause') {
        pauses.push(milliseconds);
        waiting.add(call);
        soon(() => (held && due.has(call) ? held() : jump()));
      }
      return () => cancel(call);
    },
  };
}

// What tests put in the place of it later on may never call back. Not every platform has it; where it exists, a timer takes a
// thousand times as long.
const immediate = property(globalThis, 'setImmediate');

/** After what is due by now, so that a test with an operation that never ends can still abort it. */
function soon(callback: () => void): void {
  if (typeof immediate === 'function') Reflect.apply(immediate, undefined, [callback]);
  else setTimeout(callback, 0);
}
