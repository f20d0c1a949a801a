import type { Report } from '../../verify/report.js';

/** A number of things: `1 finding`, `2 findings`. */
export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}

/** The report in a line: `25 requests, 2 findings, 4 scenarios skipped`. */
export function summaryLine({ summary: { requests, findings, skipped } }: Report): string {
  return `${count(requests, 'request')}, ${count(findings, 'finding')}, ${count(skipped, 'scenario')} skipped`;
}
