import type { Report } from '../../verify/report.js';
import { ledgerUrl } from './ledger-url.js';

/** The report as JSON, for programs: `{ summary: { requests, findings, skipped }, findings: [...], … }`. */
export function renderJson(report: Report): string {
  const findings = report.findings.map((finding) => ({ ...finding, link: ledgerUrl(finding) }));
  return `${JSON.stringify({ ...report, findings }, undefined, 2)}\n`;
}
