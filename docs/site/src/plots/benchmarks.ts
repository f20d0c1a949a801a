import { numberIn, type Table, tableBelow } from '../build/tables.js';
import { type Bar, bars } from './bars.js';
import { figure } from './svg.js';

/** Plots of docs/benchmarks.md: time next to raw fetch, import, and size. */
export function benchmarkPlots(markdown: string): string {
  const table = (heading: string) => tableBelow(markdown, heading);
  return [
    figure(
      bars(
        'Time of a purchase with 2 requests, next to raw fetch',
        medians(table('With 2 requests'), 2, '×'),
        { mark: 1 },
      ),
      'A purchase with 2 requests: times of raw fetch, which is the line. The whiskers are quartiles; less is better.',
    ),
    figure(
      bars(
        'Time of a purchase with 3 requests, next to raw fetch',
        medians(table('With 3 requests'), 2, '×'),
        { mark: 1 },
      ),
      'A purchase with 3 requests, with the look before it: times of raw fetch.',
    ),
    figure(
      bars('Time to import', medians(table('Import'), 1, 'ms')),
      'The first import in a fresh process, in milliseconds.',
    ),
    figure(
      bars('Size for browsers', medians(table('Size'), 1, 'kB')),
      'Minified and gzipped for browsers, in kB.',
    ),
  ].join('\n\n');
}

/** `0.91 (0.81–1.01)` is a median with its quartiles. */
function medians({ rows }: Table, column: number, unit: string): Bar[] {
  return rows.map((cells): Bar => {
    const [label = ''] = cells;
    const cell = cells[column] ?? '';
    const [, low, high] = /\((.+)–(.+)\)/.exec(cell) ?? [];
    const value = numberIn(cell);
    return {
      label: shortened(label),
      value,
      shown: unit === '×' ? `× ${value}` : `${value} ${unit}`,
      isOurs: label.includes('@acs-contracts/'),
      ...(low !== undefined &&
        high !== undefined &&
        low !== high && { range: [numberIn(low), numberIn(high)] }),
    };
  });
}

/** Without what would not fit above a bar on a small screen. */
function shortened(label: string): string {
  return label
    .replace('@acs-contracts/', '')
    .replace(/, existing: '\w+'/, '')
    .replace(', createNodeTransport()', ', Node.js transport');
}
