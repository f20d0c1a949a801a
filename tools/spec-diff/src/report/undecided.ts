import type { Diff } from '../diff.js';

/** What a reader of a comparison has to know before its changes: what was left out, and what was not decided. */
export function caveats({ changes, leftOut = [] }: Diff): string[] {
  const count = changes.filter(({ undecided }) => undecided !== undefined).length;
  const open =
    count === 0
      ? []
      : [
          `not decided: ${count === 1 ? 'of 1 change' : `of ${count} changes`} it is not known whether anybody breaks; each says why, and is rated minor at least`,
        ];
  return [...leftOut.map((what) => `left out: ${what}`), ...open];
}
