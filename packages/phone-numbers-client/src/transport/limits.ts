import { timeIsUp } from '../base/time-is-up.js';
import type { Clock } from './clock.js';
import { onAbort } from './on-abort.js';

/** What may end a wait: the caller, and time. */
export interface Limits {
  readonly clock: Clock;
  /** The caller's signal. */
  readonly signal: AbortSignal | undefined;
  /** Aborted if nobody waits any longer. */
  readonly stopped?: AbortSignal | undefined;
  /** The deadline over all that is under way, on the clock. */
  readonly endsAt: number;
}

/** How long something may take to notice that it was aborted before it is no longer waited for, in milliseconds. */
const grace = 25;

/** Returns the milliseconds that are left until the deadline; zero or less if it has passed. */
export function timeLeft({ clock, endsAt }: Limits): number {
  return endsAt - clock.now();
}

/**
 * Runs a request for at most the given number of milliseconds. It is aborted by the caller's signal, at the deadline, and
 * at its limit, and ends then even if `run` ignores the signal. Leaves no timer and no listener behind.
 *
 * @throws the reason of the caller's signal, {@link timeIsUp}, or what `run` throws
 */
export function limited<T>(
  limits: Limits,
  milliseconds: number,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return within(limits, milliseconds, 'limit', run);
}

/**
 * Waits for the given number of milliseconds, or until the deadline if that comes first. Leaves no timer and no listener
 * behind.
 *
 * @throws the reason of the caller's signal
 */
export async function pause(limits: Limits, milliseconds: number): Promise<void> {
  const forever = (signal: AbortSignal) =>
    new Promise<never>((_resolve, reject) => {
      signal.onabort = () => reject(signal.reason);
    });
  await within(limits, milliseconds, 'pause', forever).catch((reason: unknown) => {
    if (reason !== timeIsUp) throw reason;
  });
}

async function within<T>(
  limits: Limits,
  milliseconds: number,
  purpose: 'pause' | 'limit',
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { clock, signal, stopped } = limits;
  const controller = new AbortController();
  const cleanUp: (() => void)[] = [];
  try {
    // A signal of a polyfill may have no `throwIfAborted`.
    for (const one of [signal, stopped]) if (one?.aborted) throw one.reason;
    return await new Promise<T>((resolve, reject) => {
      const end = (reason: unknown) => {
        controller.abort(reason);
        const timer = setTimeout(reject, grace, reason);
        cleanUp.push(() => clearTimeout(timer));
      };
      let left = milliseconds;
      let stopTimer = () => {};
      cleanUp.push(() => stopTimer());
      const start = () => {
        const { endsAt } = limits;
        const limit = Math.max(Math.min(left, timeLeft(limits)), 0);
        left -= limit;
        // Whoever has joined meanwhile may wait longer.
        stopTimer = clock.after(
          limit,
          () => (left > 0 && limits.endsAt > endsAt ? start() : end(timeIsUp)),
          purpose,
        );
      };
      start();
      if (signal) cleanUp.push(onAbort(signal, end));
      if (stopped) cleanUp.push(onAbort(stopped, end));
      // The clock may have aborted it.
      controller.signal.throwIfAborted();
      run(controller.signal).then(resolve, reject);
    });
  } catch (error) {
    throw controller.signal.aborted ? controller.signal.reason : error;
  } finally {
    for (const step of cleanUp) step();
  }
}
