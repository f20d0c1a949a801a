import type { Report } from '../verify/report.js';
import type { ReportFile } from './report-file.js';
import type { ReportOptions } from './report-options.js';
import { renderLog } from './reporters/github/log.js';
import { withoutCommands } from './reporters/github/workflow-commands.js';
import { render } from './reporters/index.js';
import { summaryLine } from './reporters/summary-line.js';
import type { ReportWords } from './reporters/words.js';
import type { Terminal } from './terminal.js';
import { writeTo } from './write-to.js';

/**
 * Writes a report as the command line asks for it. It is never lost: when it cannot be written where it should, it goes to
 * stdout or stderr. The reporter `github` also writes to stdout, for the log of the step.
 *
 * @param file - where it goes; stdout when it is left out
 */
export async function writeReport(
  report: Report,
  options: ReportOptions,
  words: ReportWords,
  file: ReportFile | undefined,
  terminal: Terminal,
): Promise<void> {
  if (options.reporter === 'github') return writeForGithub(report, options, words, file, terminal);
  const { reporter } = options;
  const hasColors = file === undefined && terminal.stdout.isTTY && !terminal.env['NO_COLOR'];
  const text = render(report, reporter, words, { hasColors });
  if (await file?.write(text)) {
    await writeTo(terminal.stderr, `${summaryLine(report, words)}: see ${file?.path}\n`);
    return;
  }
  if (file !== undefined) await tellUnwritten(file, terminal);
  const isLog = reporter === 'text' && terminal.env['GITHUB_ACTIONS'] === 'true';
  const shown = isLog ? withoutCommands(text) : text;
  if (!(await writeTo(terminal.stdout, shown))) await writeTo(terminal.stderr, shown);
}

async function writeForGithub(
  report: Report,
  options: ReportOptions,
  words: ReportWords,
  file: ReportFile | undefined,
  terminal: Terminal,
): Promise<void> {
  const log = renderLog(report, words, options);
  if (!(await writeTo(terminal.stdout, log))) await writeTo(terminal.stderr, log);
  if (file === undefined) return;
  const isWritten = await file.write(render(report, 'github', words, { hasColors: false }));
  if (!isWritten) await tellUnwritten(file, terminal);
}

async function tellUnwritten({ path }: ReportFile, { stderr }: Terminal): Promise<void> {
  await writeTo(stderr, `The report could not be written to ${path}: see stdout\n`);
}
