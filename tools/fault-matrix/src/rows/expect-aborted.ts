import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import type { Result } from '../lab/lab.js';
import { property } from '../property.js';
import { expectError } from './expect.js';

/** A signal that can be aborted with a reason of its own. */
export interface Abort {
  readonly abort: () => void;
  readonly reason: Error;
  readonly signal: AbortSignal;
  /** The time since it was aborted, in milliseconds. */
  elapsed(): number;
}

/** Creates a signal that can be aborted. */
export function createAbort(): Abort {
  const controller = new AbortController();
  const reason = new Error('no longer wanted');
  let at = Number.NaN;
  const abort = () => {
    at = performance.now();
    controller.abort(reason);
  };
  return { abort, reason, signal: controller.signal, elapsed: () => performance.now() - at };
}

/** The call ended at once, with the reason; one of the given outcomes is known. */
export function expectAborted(
  { reason, signal, elapsed }: Abort,
  result: Result,
  ...outcomes: string[]
): void {
  // It takes 25 ms at most; the rest is for a machine that is busy.
  assert.ok(elapsed() < 2000, `it took ${elapsed()} ms`);
  const outcome = property(result.error, 'outcome');
  assert.ok(
    outcomes.some((one) => one === outcome),
    `expected ${outcomes}, got ${outcome}: ${result.error}`,
  );
  expectError(result, { code: 'aborted', cause: reason });
  assert.equal(getEventListeners(signal, 'abort').length, 0, 'no listener is left');
}
