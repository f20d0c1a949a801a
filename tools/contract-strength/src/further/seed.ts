import type { Fault, Mutation } from '@acs-contracts/phone-numbers-emulator';

/** One violation: its id, kind, what it does, and how. */
export type Row = readonly [id: string, kind: string, what: string, mutate: Mutation];

/** Violations of one layer, each of which must be caught. */
export function violations(layer: string, rows: readonly Row[]): Fault[] {
  return rows.map(([id, kind, what, mutate]) => ({
    id,
    layer,
    class: kind,
    what,
    expected: 'caught',
    mutate,
  }));
}

/** Variations of one layer that conform, none of which may be flagged. */
export function variations(
  layer: string,
  rows: readonly (readonly [id: string, what: string, Mutation])[],
): Fault[] {
  return rows.map(([id, what, mutate]) => ({
    id,
    layer,
    class: 'conforming',
    what,
    expected: 'not-flagged',
    mutate,
  }));
}
