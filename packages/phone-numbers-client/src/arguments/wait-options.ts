import { property } from '../base/property.js';
import { checkMilliseconds, checkNames, checkOptions, invalid } from './check.js';

/** What may end a wait. */
export interface WaitOptions {
  /** Ends the wait at once, with an `InterruptedError` whose cause is the signal's reason. Nothing is undone by it. */
  readonly signal?: AbortSignal | undefined;
  /** Ends the wait after this time in all, bodies and pauses included; in milliseconds, a positive number. */
  readonly timeoutMs?: number | undefined;
}

/**
 * Checks and returns what may end a wait.
 *
 * @throws InvalidArgumentError if an option is of the wrong type
 */
export function checkWaitOptions(options: WaitOptions | undefined): WaitOptions {
  if (options === undefined) return {};
  checkOptions('options', options);
  checkNames('options', options, 'signal', 'timeoutMs');
  const { signal, timeoutMs } = options;
  if (timeoutMs !== undefined) checkMilliseconds('timeoutMs', timeoutMs);
  return { signal: checkSignal(signal), timeoutMs };
}

/**
 * Checks and returns a signal, if there is one.
 *
 * @throws InvalidArgumentError if it is no AbortSignal
 */
export function checkSignal(signal: unknown): AbortSignal | undefined {
  if (signal === undefined) return undefined;
  if (!isSignal(signal)) throw invalid('signal', 'an AbortSignal', signal);
  return signal;
}

/** One of another realm, or of a polyfill, is no instance of the platform's class. */
function isSignal(signal: unknown): signal is AbortSignal {
  const listens = ['addEventListener', 'removeEventListener'].every(
    (name) => typeof property(signal, name) === 'function',
  );
  return listens && typeof property(signal, 'aborted') === 'boolean';
}
