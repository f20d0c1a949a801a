import { type Change, placeKey, versionPrefix } from '../change.js';
import type { Diff } from '../diff.js';
import type { Places } from './text.js';
import { caveats } from './undecided.js';
import { visible, visibleLines } from './visible.js';

/** Writes a comparison as Markdown, for a pull request. */
export function formatMarkdown(diff: Diff, places: Places): string {
  const { level, packages, changes } = diff;
  const notes = caveats(diff).flatMap((note) => ['', `> ${visible(note)}`]);
  if (changes.length === 0) return ['## Contract: no change', ...notes].join('\n');
  return [
    `## Contract: ${level}`,
    ...notes,
    ...(Object.keys(packages).length > 0 ? ['', '| package | level |', '|---|---|'] : []),
    ...Object.entries(packages).map(([name, by]) => `| \`${name}\` | ${by} |`),
    ...changes.flatMap((change) => formatChange(change, places.get(placeKey(change)))),
  ].join('\n');
}

function formatChange(change: Change, place: string | undefined): string[] {
  const { level, axis, where, witness, undecided } = change;
  const reason = `${versionPrefix(change)}${change.reason}`;
  const head = [
    '',
    `### ${level}, ${axis}: ${visible(reason)}`,
    '',
    `${code(where)}${place === undefined ? '' : `, ${code(place)}`}`,
    ...(undecided === undefined ? [] : ['', `Not decided: ${visible(undecided)}.`]),
  ];
  if (witness === null) return head;
  const [language, proof] =
    witness.kind === 'exchange'
      ? [
          'http',
          `Conforms to the ${witness.conformsTo} contract, breaks the ${witness.breaks} one: ${witness.because}`,
        ]
      : ['ts', `Compiles with the old types only: ${witness.because}`];
  const text = visibleLines(witness.text);
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return [...head, '', visible(proof ?? ''), '', `${fence}${language}`, text, fence];
}

/** A text as code inside a line, whatever backticks it has. */
function code(text: string): string {
  const shown = visible(text);
  const run = longestRun(shown);
  return run === 0 ? `\`${shown}\`` : `${'`'.repeat(run + 1)} ${shown} ${'`'.repeat(run + 1)}`;
}

/** The length of the longest run of backticks. */
function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
