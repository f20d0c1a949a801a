import type { Clock } from '@acs-contracts/phone-numbers-client';

/** A clock that jumps over pauses; a limit on a request comes only when the clock is advanced. */
export interface LabClock extends Clock {
  /** The lengths of the pauses so far, in milliseconds. */
  readonly pauses: readonly number[];
  /** Lets so much time pass; what is due by then is called. */
  advance(milliseconds: number): void;
  /** Makes pauses last until the clock is advanced, too, and calls this when one begins. */
  hold(onPause: () => void): void;
}

/** Makes a clock that stands at zero. */
export function createLabClock(): LabClock {
  let now = 0;
  let held: (() => void) | undefined;
  const pauses: number[] = [];
  const due = new Map<() => void, number>();
  const advance = (milliseconds: number) => {
    now += milliseconds;
    for (const [callback, time] of due) {
      if (time > now) continue;
      due.delete(callback);
      callback();
    }
  };
  return {
    pauses,
    now: () => now,
    advance,
    hold: (onPause) => {
      held = onPause;
    },
    after(milliseconds, callback, purpose) {
      if (purpose === 'pause') pauses.push(milliseconds);
      const call = () => callback();
      due.set(call, now + milliseconds);
      const jump = () => due.has(call) && advance(milliseconds);
      const immediate = purpose === 'pause' ? setImmediate(held ?? jump) : undefined;
      return () => {
        due.delete(call);
        clearImmediate(immediate);
      };
    },
  };
}
