import { checkMethods } from '../arguments/check.js';
import { InvalidArgumentError } from '../errors/invalid-argument-error.js';

/** Time as the client knows it. A test may replace the platform's, see `@acs-contracts/phone-numbers-client/testing`. */
export interface Clock {
  /** Milliseconds on a clock that only goes forward, whatever happens to the date of the machine. */
  now(): number;
  /**
   * Calls back once after the given number of milliseconds; returns a function that cancels this. The purpose is a
   * `pause` between requests, a `limit` on one of them, or the `deadline` of a call.
   */
  after(milliseconds: number, callback: () => void, purpose: 'pause' | 'limit' | 'deadline'): () => void;
}

/**
 * Checks a clock by asking it: a timer of 1 ms is set and canceled.
 *
 * @throws InvalidArgumentError if it does not tell the time in milliseconds, or sets no timer that can be canceled
 */
export function checkClock(clock: Clock): void {
  checkMethods('clock', clock, 'now', 'after');
  const now = asked('clock.now', () => clock.now());
  if (!Number.isFinite(now))
    throw new InvalidArgumentError('clock.now', 'must return a finite number of milliseconds');
  const cancel = asked('clock.after', () => clock.after(1, () => {}, 'limit'));
  if (typeof cancel !== 'function') {
    throw new InvalidArgumentError('clock.after', 'must return a function that cancels the timer');
  }
  cancel();
}

function asked(name: string, ask: () => unknown): unknown {
  try {
    return ask();
  } catch {
    throw new InvalidArgumentError(name, 'throws');
  }
}

/** The platform's own. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after(milliseconds, callback) {
    // After a longer time, the platform would call back at once.
    const timer = setTimeout(callback, Math.min(milliseconds, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  },
};
