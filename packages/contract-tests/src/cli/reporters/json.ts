import type { Report } from '../../verify/report.js';

/** The report as JSON, for programs: `{ summary: { requests, findings, skipped }, findings: [...], … }`. */
export function renderJson(report: Report): string {
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
