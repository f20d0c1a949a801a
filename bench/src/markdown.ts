import { ratios, type Summary, summarize } from './statistics.js';

/** Returns thousands. */
export const kilo = (value: number) => value / 1000;

/** Returns a median with its quartiles in parentheses. */
export function show({ median, spread: [lower, upper] }: Summary, digits: number): string {
  return `${median.toFixed(digits)} (${lower.toFixed(digits)}–${upper.toFixed(digits)})`;
}

/** Returns two table cells: the samples, and their ratio to those of the yardstick. */
export function compared(samples: readonly number[], yardstick: readonly number[], digits: number): string[] {
  return [show(summarize(samples), digits), show(summarize(ratios(samples, yardstick)), 2)];
}

/** Returns a Markdown table whose first column holds names and whose other columns hold numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_cell, index) => (index === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}
