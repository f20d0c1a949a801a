import { line, type Plot, plotWidth, rectangle, text } from './svg.js';

/** A bar with its label above it. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  /** As it is written next to the bar: `89.5 %`. */
  readonly shown: string;
  /** Our own are colored, those of others are gray. */
  readonly isOurs: boolean;
  /** The quartiles, where the value is a median. */
  readonly range?: readonly [low: number, high: number];
}

const rowHeight = 40;
const barHeight = 14;
/** What the number behind a bar takes. */
const numberWidth = 62;

/**
 * Draws horizontal bars from zero.
 *
 * @param largest - what a bar over the whole width stands for; the largest value by default
 * @param mark - a value with a line through all bars
 */
export function bars(
  label: string,
  list: readonly Bar[],
  { largest, mark }: { readonly largest?: number; readonly mark?: number } = {},
): Plot {
  const most = largest ?? Math.max(...list.map(({ value, range }) => Math.max(value, range?.[1] ?? 0)));
  const scale = (value: number) => (value / most) * (plotWidth - numberWidth);
  const rows = list.map((bar, index) => {
    const y = index * rowHeight;
    const end = scale(Math.max(bar.value, bar.range?.[1] ?? 0));
    return [
      text(0, y + 13, bar.label, 'label'),
      rectangle(0, y + 19, Math.max(scale(bar.value), 1), barHeight, bar.isOurs ? 'ours' : 'other'),
      ...whisker(bar.range, scale, y + 19 + barHeight / 2),
      text(end + 6, y + 30, bar.shown, 'value'),
    ].join('');
  });
  const height = list.length * rowHeight;
  const marked = mark === undefined ? '' : line(scale(mark), 16, scale(mark), height, 'mark');
  const sentence = `${label}: ${list.map((bar) => `${bar.label} ${bar.shown}`).join('; ')}.`;
  return { label: sentence, content: rows.join('') + marked, height };
}

function whisker(range: Bar['range'], scale: (value: number) => number, y: number): string[] {
  if (range === undefined) return [];
  const [low, high] = range.map(scale);
  if (low === undefined || high === undefined) return [];
  return [
    line(low, y, high, y, 'whisker'),
    line(low, y - 4, low, y + 4, 'whisker'),
    line(high, y - 4, high, y + 4, 'whisker'),
  ];
}
