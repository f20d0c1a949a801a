import type { Subject } from '../errors/phone-numbers-error.js';
import type { Caller } from '../transport/call.js';
import type { Clock } from '../transport/clock.js';
import type { Limits } from '../transport/limits.js';

/** What all purchases of a client share. */
export interface Context {
  readonly call: Caller;
  /** The origin of the resource. */
  readonly origin: string;
  readonly clock: Clock;
}

/** What may end a wait. */
export interface WaitOptions {
  /** Ends it at once, with an `InterruptedError` whose cause is the signal's reason. Nothing is undone by it. */
  readonly signal?: AbortSignal;
  /** Ends it after so many milliseconds in all, bodies and pauses included. */
  readonly timeoutMs?: number;
}

/** A step of a purchase: with which client, within which limits, and what its errors are about. */
export interface Step extends Context, Limits {
  readonly subject: Subject;
}

/** The limits of something that starts now. */
export function createStep(
  { call, origin, clock }: Context,
  subject: Subject,
  usualMs: number,
  { signal, timeoutMs = usualMs }: WaitOptions = {},
): Step {
  return { call, origin, clock, subject, signal, endsAt: clock.now() + timeoutMs };
}

/** The same step, of which more is known. */
export function knowing(step: Step, subject: Partial<Subject>): Step {
  return { ...step, subject: { ...step.subject, ...subject } };
}
