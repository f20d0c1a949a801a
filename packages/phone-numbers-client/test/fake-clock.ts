import type { Clock } from '../src/index.js';

/** A clock that stands still, but for pauses, which it jumps over; limits never come unless the clock is advanced. */
export interface FakeClock extends Clock {
  /** The lengths of the pauses so far, in milliseconds. */
  readonly pauses: readonly number[];
  /** Lets so much time pass; what is due by then is called. */
  advance(milliseconds: number): void;
}

/** Makes a clock that stands at zero. */
export function createFakeClock(): FakeClock {
  let now = 0;
  const pauses: number[] = [];
  const limits = new Map<() => void, number>();
  const advance = (milliseconds: number) => {
    now += milliseconds;
    for (const [callback, due] of limits) {
      if (due > now) continue;
      limits.delete(callback);
      callback();
    }
  };
  return {
    pauses,
    now: () => now,
    advance,
    after(milliseconds, callback, purpose) {
      if (purpose === 'limit') {
        limits.set(callback, now + milliseconds);
        return () => limits.delete(callback);
      }
      pauses.push(milliseconds);
      const timer = setImmediate(() => {
        advance(milliseconds);
        callback();
      });
      return () => clearImmediate(timer);
    },
  };
}
