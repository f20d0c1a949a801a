import { appendFile, open } from 'node:fs/promises';
import type { ReportOptions } from './report-options.js';
import { UsageError } from './usage-error.js';

/** A file that is there, and was opened for writing, before anything is sent. */
export interface ReportFile {
  readonly path: string;
  /** Writes the report. @returns whether it could be written */
  write(text: string): Promise<boolean>;
}

/** What stands in the file while there is no report yet, and after a run that was killed. */
const placeholder = 'The verification has not come to its end.\n';

/**
 * Opens the file of a report: that of the option `--output`, or the job summary of GitHub Actions for the reporter `github`. A
 * purchase whose report cannot be written would be made for nothing.
 *
 * @returns nothing when there is no such file
 * @throws UsageError when it cannot be written
 */
export async function openReportFile(
  { output, reporter }: Pick<ReportOptions, 'output' | 'reporter'>,
  env: NodeJS.ProcessEnv,
): Promise<ReportFile | undefined> {
  if (output !== undefined) return openFile(output, '--output', placeholder, writeWhole);
  const summary = reporter === 'github' ? (env['GITHUB_STEP_SUMMARY'] ?? '') : '';
  // The step may have written to it before, and does so again.
  return summary === '' ? undefined : openFile(summary, 'GITHUB_STEP_SUMMARY', '', appendFile);
}

async function openFile(
  path: string,
  option: string,
  first: string,
  write: (path: string, text: string) => Promise<void>,
): Promise<ReportFile> {
  try {
    await write(path, first);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${option} ${path}: expected a file that can be written (${reason})`);
  }
  return {
    path,
    async write(text) {
      try {
        await write(path, text);
        return true;
      } catch {
        return false;
      }
    },
  };
}

/** Written and on the disk: a full one may say so only then. */
async function writeWhole(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(text);
    await handle.sync().catch((error: unknown) => {
      // Pipes and devices cannot be flushed; that they could not says nothing about what was written.
      if (!(error instanceof Error && 'code' in error && error.code === 'EINVAL')) throw error;
    });
  } finally {
    await handle.close();
  }
}
