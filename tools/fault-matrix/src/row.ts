import type { Lab } from './lab/lab.js';

/** The places of a fault, in the order of the document. */
export type Group =
  | 'arguments'
  | 'connect'
  | 'lookup'
  | 'purchase'
  | 'poll'
  | 'lifecycle'
  | 'repeat'
  | 'claims'
  | 'search'
  | 'change'
  | 'operation'
  | 'fetch'
  | 'node';

/** A row of the fault matrix. */
export interface Row {
  /** Its number in the matrix. */
  readonly id: number;
  /** Where the fault is. */
  readonly group: Group;
  readonly fault: string;
  /** What a client must do. */
  readonly expected: string;
  /** The ways in which it is tried; each has a lab of its own, and rejects when the client does something else. */
  readonly cases: readonly ((lab: Lab) => Promise<void>)[];
  /** It measures memory, moves the date or runs processes, and is tried while nothing else is. */
  readonly alone?: true;
}
