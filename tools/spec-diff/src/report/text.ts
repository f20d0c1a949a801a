import { styleText } from 'node:util';
import { type Change, type Level, placeKey, versionPrefix } from '../change.js';
import type { Diff } from '../diff.js';
import { caveats } from './undecided.js';
import { visible, visibleLines } from './visible.js';

const colours = { none: 'gray', patch: 'gray', minor: 'yellow', major: 'red' } as const satisfies Record<
  Level,
  string
>;

/** Where changes stand in files, by `placeKey`; those that are not there have no file. */
export type Places = ReadonlyMap<string, string>;

/** Writes a comparison for a person at a terminal: the level, the packages, and each change with its proof. */
export function formatText(diff: Diff, colour: boolean, places: Places): string {
  const { level, packages, changes } = diff;
  const paint = (text: string, by: Level) =>
    colour ? styleText(colours[by], text, { validateStream: false }) : text;
  const notes = caveats(diff).map(visible);
  if (changes.length === 0)
    return [`${paint('none', 'none')}: the contract has not changed`, ...notes].join('\n');
  const counts = (['major', 'minor', 'patch'] as const)
    .map((name) => [name, changes.filter((change) => change.level === name).length] as const)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${name}`);
  return [
    `${paint(level, level)}: ${changes.length} ${changes.length === 1 ? 'change' : 'changes'}, ${counts.join(', ')}`,
    ...notes,
    ...(Object.keys(packages).length > 0 ? [''] : []),
    ...Object.entries(packages).map(([name, by]) => `  ${paint(by.padEnd(5), by)}  ${name}`),
    ...changes.flatMap((change) => ['', ...formatChange(change, places.get(placeKey(change)), paint)]),
  ].join('\n');
}

function formatChange(
  change: Change,
  place: string | undefined,
  paint: (text: string, by: Level) => string,
): string[] {
  const { level, axis, where, witness, undecided } = change;
  const reason = `${versionPrefix(change)}${change.reason}`;
  const head = [
    `${paint(level.padEnd(5), level)}  ${axis.padEnd(5)}  ${visible(reason)}`,
    `       ${visible(where)}${place === undefined ? '' : `  (${visible(place)})`}`,
    ...(undecided === undefined ? [] : [`       not decided: ${visible(undecided)}`]),
  ];
  if (witness === null) return head;
  const proof =
    witness.kind === 'exchange'
      ? `conforms to the ${witness.conformsTo} contract, breaks the ${witness.breaks} one: ${witness.because}`
      : `compiles with the old types only: ${witness.because}`;
  return [...head, `       ${visible(proof)}`, ...indent(visibleLines(witness.text))];
}

function indent(text: string): string[] {
  return text.split('\n').map((line) => (line === '' ? '' : `         ${line}`));
}
