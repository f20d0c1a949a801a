import type { Lab } from './lab/lab.js';

/** A row of the fault matrix. */
export interface Row {
  /** Its number in the matrix. */
  readonly id: number;
  /** Where the fault is. */
  readonly group: 'connect' | 'purchase' | 'poll' | 'lifecycle';
  readonly fault: string;
  /** What a client must do. */
  readonly expected: string;
  /** The ways in which it is tried; each has a lab of its own, and rejects when the client does something else. */
  readonly cases: readonly ((lab: Lab) => Promise<void>)[];
  /** It measures memory or moves the date, and is tried while nothing else is. */
  readonly alone?: true;
  /** Why it cannot be tried, instead of cases. */
  readonly notTried?: string;
}
