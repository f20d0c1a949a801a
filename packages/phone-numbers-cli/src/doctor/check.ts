import type { Context } from '../cli/context.js';

/** One thing that `doctor` has looked at. */
export interface Check {
  readonly name: string;
  /** `null` if it was not looked at. */
  readonly isGood: boolean | null;
  readonly finding: string;
  /** What to do. */
  readonly advice?: string | undefined;
}

/** How long one check may take, in milliseconds: a person waits for it. */
const patience = 15_000;

/** Returns how long the next check may take, in milliseconds: at most what is left of `--timeout`. */
export function patienceOf(context: Context): number {
  return Math.min(context.limits().timeoutMs, patience);
}

/** Returns a time in milliseconds as people read it. */
export function inSeconds(milliseconds: number): string {
  return `${Number((milliseconds / 1000).toPrecision(2))} s`;
}

/** Returns the check of something that could not be looked at, because something else is not fine. */
export function notTried(name: string, before: string): Check {
  return { name, isGood: null, finding: `not tried, because of ${before}` };
}

/** Returns the code of an error of the system, such as `ENOTFOUND`, or else its message. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
