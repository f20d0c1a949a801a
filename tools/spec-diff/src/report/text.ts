import { styleText } from 'node:util';
import type { Change, Level } from '../change.js';
import type { Diff } from '../diff.js';

const colours = { none: 'gray', patch: 'gray', minor: 'yellow', major: 'red' } as const satisfies Record<
  Level,
  string
>;

/** Where changes stand in files, by their pointers; those that are not there have no file. */
export type Places = ReadonlyMap<string, string>;

/** Writes a comparison for a person at a terminal: the level, the packages, and each change with its proof. */
export function formatText({ level, packages, changes }: Diff, colour: boolean, places: Places): string {
  const paint = (text: string, by: Level) =>
    colour ? styleText(colours[by], text, { validateStream: false }) : text;
  if (changes.length === 0) return `${paint('none', 'none')}: the contract has not changed`;
  const counts = (['major', 'minor', 'patch'] as const)
    .map((name) => [name, changes.filter((change) => change.level === name).length] as const)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${name}`);
  return [
    `${paint(level, level)}: ${changes.length} ${changes.length === 1 ? 'change' : 'changes'}, ${counts.join(', ')}`,
    '',
    ...Object.entries(packages).map(([name, by]) => `  ${paint(by.padEnd(5), by)}  ${name}`),
    ...changes.flatMap((change) => ['', ...formatChange(change, places.get(change.where), paint)]),
  ].join('\n');
}

function formatChange(
  { level, axis, where, reason, witness }: Change,
  place: string | undefined,
  paint: (text: string, by: Level) => string,
): string[] {
  const head = [
    `${paint(level.padEnd(5), level)}  ${axis.padEnd(5)}  ${reason}`,
    `       ${where}${place === undefined ? '' : `  (${place})`}`,
  ];
  if (witness === null) return head;
  const proof =
    witness.kind === 'exchange'
      ? `conforms to the ${witness.conformsTo} contract, breaks the ${witness.breaks} one: ${witness.because}`
      : `compiles with the old types only: ${witness.because}`;
  return [...head, `       ${proof}`, ...indent(witness.text)];
}

function indent(text: string): string[] {
  return text.split('\n').map((line) => (line === '' ? '' : `         ${line}`));
}
