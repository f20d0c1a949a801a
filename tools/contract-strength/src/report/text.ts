import { otherNames } from '../judges/others.js';
import type { Result } from '../run/result.js';
import { originNames, seedKey } from '../seeds/seed.js';
import { breakdown, summary } from './sections.js';
import { failuresOf } from './tally.js';

/** How many survivors and false alarms are shown, of each. */
const shown = 50;

/** Writes a run for a terminal: the summary, the layers and classes of each origin, and what came out wrong. */
export function format(results: readonly Result[]): string {
  const { survivors, falseAlarms } = failuresOf(results);
  return [
    ...originNames.flatMap((origin) => [
      `${origin}, by layer`,
      align(breakdown(results, origin, 'layer')),
      `${origin}, by class`,
      align(breakdown(results, origin, 'class')),
    ]),
    'all',
    align(summary(results)),
    `Others: ${otherNames.map((name, index) => `(${index + 1}) ${name}`).join(', ')}`,
    ...survivors.slice(0, shown).map((seed) => `survives: ${seedKey(seed)}: ${seed.what}`),
    ...falseAlarms
      .slice(0, shown)
      .map((seed) => `false alarm: ${seedKey(seed)}: ${seed.what} (${seed.rules.join(', ')})`),
    `${survivors.length} survivors, ${falseAlarms.length} false alarms`,
  ].join('\n\n');
}

/** A table of Markdown with its columns aligned, for a fixed-width font. */
function align(markdown: string): string {
  const rows = markdown.split('\n').map((line) => line.slice(2, -2).split(' | '));
  const [headings = [], , ...cells] = rows;
  const widths = headings.map((_, column) =>
    Math.max(...[headings, ...cells].map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((text, column) =>
        /^[\d.]+( %)?$|^–$/.test(text)
          ? text.padStart(widths[column] ?? 0)
          : text.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [line(headings), ...cells.map(line)].join('\n');
}
