import type { Clock } from './clock.js';

/** What may end a wait: the caller, and time. */
export interface Limits {
  readonly clock: Clock;
  /** The caller's signal. */
  readonly signal: AbortSignal | undefined;
  /** The deadline over all that is under way, on the clock. */
  readonly endsAt: number;
}

/** What ends a request that takes too long. */
export const timeIsUp = new DOMException('The time is up.', 'TimeoutError');

/** The longest that one request may take, its body included; in milliseconds. */
const requestLimit = 30_000;

/** How long something may take to notice that it was aborted before it is left alone, in milliseconds. */
const grace = 25;

/** The milliseconds that are left until the deadline; zero or less when it has passed. */
export function timeLeft({ clock, endsAt }: Limits): number {
  return endsAt - clock.now();
}

/**
 * Makes a request. It is aborted by the caller's signal, at the deadline, and after 30 seconds, and ends then even if
 * what runs does not heed the signal. Leaves no timer and no listener behind.
 *
 * @throws the reason of the caller's signal, {@link timeIsUp}, or what `run` throws
 */
export function limited<T>(limits: Limits, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  return within(limits, requestLimit, 'limit', run);
}

/**
 * Waits so many milliseconds, or until the deadline when that comes first. Leaves no timer and no listener behind.
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
  const { clock, signal } = limits;
  const controller = new AbortController();
  let abort = () => {};
  let callOff = () => {};
  try {
    signal?.throwIfAborted();
    return await new Promise<T>((resolve, reject) => {
      const end = (reason: unknown) => {
        controller.abort(reason);
        setTimeout(reject, grace, reason);
      };
      abort = () => end(signal?.reason);
      signal?.addEventListener('abort', abort);
      callOff = clock.after(
        Math.max(Math.min(milliseconds, timeLeft(limits)), 0),
        () => end(timeIsUp),
        purpose,
      );
      run(controller.signal).then(resolve, reject);
    });
  } catch (error) {
    throw controller.signal.aborted ? controller.signal.reason : error;
  } finally {
    callOff();
    signal?.removeEventListener('abort', abort);
  }
}
