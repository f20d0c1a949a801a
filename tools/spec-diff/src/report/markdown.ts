import type { Change } from '../change.js';
import type { Diff } from '../diff.js';
import type { Places } from './text.js';

/** Writes a comparison as Markdown, for a pull request. */
export function formatMarkdown({ level, packages, changes }: Diff, places: Places): string {
  if (changes.length === 0) return '## Contract: no change';
  return [
    `## Contract: ${level}`,
    '',
    '| package | level |',
    '|---|---|',
    ...Object.entries(packages).map(([name, by]) => `| \`${name}\` | ${by} |`),
    ...changes.flatMap((change) => formatChange(change, places.get(change.where))),
  ].join('\n');
}

function formatChange({ level, axis, where, reason, witness }: Change, place: string | undefined): string[] {
  const head = [
    '',
    `### ${level}, ${axis}: ${reason}`,
    '',
    `\`${where}\`${place === undefined ? '' : `, \`${place}\``}`,
  ];
  if (witness === null) return head;
  const [language, proof] =
    witness.kind === 'exchange'
      ? [
          'http',
          `Conforms to the ${witness.conformsTo} contract, breaks the ${witness.breaks} one: ${witness.because}`,
        ]
      : ['ts', `Compiles with the old types only: ${witness.because}`];
  return [...head, '', proof, '', `\`\`\`${language}`, witness.text, '```'];
}
