import path from 'node:path';
import { type FoundFile, findFiles } from '../traffic/find-files.js';
import { type FileProblem, problemLine, type TrafficReport } from '../traffic/report.js';
import { parseOrigin } from '../verify/origin.js';
import type { CheckCommand } from './check-command.js';
import { openReportFile } from './report-file.js';
import { withoutCommands } from './reporters/github/workflow-commands.js';
import { printable } from './reporters/printable.js';
import { words } from './reporters/words.js';
import type { Terminal } from './terminal.js';
import { readingUsage } from './usage-error.js';
import { writeReport } from './write-report.js';
import { writeTo } from './write-to.js';

/** Problems that are told one by one. */
const shownProblems = 20;

/**
 * Checks recorded traffic as the command line asks for it, and writes the report. What could not be read is said on stderr, too.
 *
 * @throws UsageError when the endpoint is no origin, or the report cannot be written where it should
 */
export async function runCheck(command: CheckCommand, terminal: Terminal): Promise<TrafficReport> {
  const { endpoint } = command;
  const origin = endpoint === undefined ? undefined : await readingUsage(() => parseOrigin(endpoint));
  const { files, problems } = await findAll(command.paths);
  const output = command.output === undefined ? undefined : path.resolve(command.output);
  const file = await openReportFile(command, terminal.env);
  // Not before: Prism takes a second to load, and wrong usage should not have to wait for it.
  const { checkTraffic } = await import('../traffic/check-traffic.js');
  // A report of an earlier run may lie among the recordings.
  const others = files.filter((found) => path.resolve(found.path) !== output);
  const report = await checkTraffic({ files: others, problems, origin });
  await writeReport(report, command, words.check, file, terminal);
  await tell(report.traffic.problems, terminal);
  return report;
}

interface Found {
  readonly files: FoundFile[];
  readonly problems: FileProblem[];
}

/** The files at all paths, each once, and a problem for each path without a file. */
async function findAll(paths: readonly string[]): Promise<Found> {
  const files = new Map<string, FoundFile>();
  const problems: FileProblem[] = [];
  for (const start of paths) {
    try {
      const found = await findFiles(start);
      if (found.length === 0)
        problems.push({
          file: start,
          place: '',
          message: 'expected *.har or *.json in the folder, got none',
        });
      for (const file of found) {
        const key = path.resolve(file.path);
        if (file.isNamed || !files.has(key)) files.set(key, file);
      }
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      const message =
        error.code === 'ENOENT'
          ? 'expected a file or a folder, got none'
          : `cannot be read (${String(error.code)})`;
      problems.push({ file: start, place: '', message });
    }
  }
  return { files: [...files.values()], problems };
}

async function tell(problems: readonly FileProblem[], { stderr }: Terminal): Promise<void> {
  const lines = problems.slice(0, shownProblems).map(problemLine);
  const more = problems.length - lines.length;
  const all = more > 0 ? [...lines, `${more} more could not be read or checked`] : lines;
  for (const line of all) await writeTo(stderr, `contract-tests: ${withoutCommands(printable(line))}\n`);
}
