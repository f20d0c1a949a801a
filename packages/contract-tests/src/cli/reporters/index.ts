import type { Report } from '../../verify/report.js';
import { renderSummary } from './github/summary.js';
import { renderHtml } from './html.js';
import { renderJson } from './json.js';
import { renderJunit } from './junit.js';
import { renderText, type TextStyle } from './text.js';
import type { ReportWords } from './words.js';

const reporters = {
  text: renderText,
  json: renderJson,
  junit: renderJunit,
  html: renderHtml,
  github: renderSummary,
} as const;

/** The forms in which a report comes. */
export type ReporterName = keyof typeof reporters;

/** Every {@link ReporterName}. */
export const reporterNames: readonly string[] = Object.keys(reporters);

/** Whether there is a reporter of that name. */
export function isReporterName(name: string): name is ReporterName {
  return reporterNames.includes(name);
}

/** Writes a report in one of its forms, ending in a line break. */
export function render(report: Report, name: ReporterName, words: ReportWords, style: TextStyle): string {
  return reporters[name](report, words, style);
}
