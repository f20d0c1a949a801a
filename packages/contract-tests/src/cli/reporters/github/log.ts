import type { Report } from '../../../verify/report.js';
import { renderText } from '../text.js';
import type { ReportWords } from '../words.js';
import { annotationsOf, type FailureOptions } from './annotations.js';
import { annotationLine, withoutCommands } from './workflow-commands.js';

/** What the log of a step of GitHub Actions gets: the report as text, in which no command counts, and the annotations. */
export function renderLog(report: Report, words: ReportWords, options: FailureOptions): string {
  const text = withoutCommands(renderText(report, words, { hasColors: false }));
  const annotations = annotationsOf(report, words, options).map(annotationLine);
  return `${[text.trimEnd(), '', ...annotations].join('\n').trimEnd()}\n`;
}
