import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder of one test, which is deleted after it. */
export async function newFolder(prefix = 'cli-'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  // A program that was killed may still be about to write.
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}
