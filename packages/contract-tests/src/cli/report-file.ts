import { open } from 'node:fs/promises';
import { UsageError } from './usage-error.js';

/** A file that is there, and was written to, before anything is sent. */
export interface ReportFile {
  /** Writes the report in place of what is there. @returns whether it could be written */
  write(text: string): Promise<boolean>;
}

/** What stands in the file while there is no report yet, and after a run that was killed. */
const placeholder = 'The verification has not come to its end.\n';

/**
 * Opens the file of a report, and writes to it: a purchase whose report cannot be written would be made for nothing.
 *
 * @throws UsageError when that does not work
 */
export async function openReportFile(file: string): Promise<ReportFile> {
  try {
    await writeWhole(file, placeholder);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--output ${file}: expected a file that can be written (${reason})`);
  }
  return {
    async write(text) {
      try {
        await writeWhole(file, text);
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
