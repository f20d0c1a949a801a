import type { Report } from '../verify/report.js';
import type { ReportFile } from './report-file.js';
import type { ReportOptions } from './report-options.js';
import { render } from './reporters/index.js';
import { summaryLine } from './reporters/summary-line.js';
import type { ReportWords } from './reporters/words.js';
import type { Terminal } from './terminal.js';
import { writeTo } from './write-to.js';

/**
 * Writes a report as the command line asks for it. It is never lost: when it cannot be written where it should, it goes to
 * stdout or stderr.
 *
 * @param file - where it goes; stdout when it is left out
 */
export async function writeReport(
  report: Report,
  { reporter, output }: ReportOptions,
  words: ReportWords,
  file: ReportFile | undefined,
  terminal: Terminal,
): Promise<void> {
  const hasColors = file === undefined && terminal.stdout.isTTY && !terminal.env['NO_COLOR'];
  const text = render(report, reporter, words, { hasColors });
  if (await file?.write(text)) {
    await writeTo(terminal.stderr, `${summaryLine(report, words)}: see ${output}\n`);
    return;
  }
  if (file !== undefined)
    await writeTo(terminal.stderr, `--output ${output} could not be written: see stdout\n`);
  if (!(await writeTo(terminal.stdout, text))) await writeTo(terminal.stderr, text);
}
