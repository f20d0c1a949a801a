import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Not written for readers of this repository, or by a program: the changelogs, and samples of tests. */
const left = /(?:^|\/)(?:CHANGELOG\.md|fixtures\/.*)$/;

/** Files with findings that are not mended yet. Empty is the goal: nothing is added. */
export const allowed: readonly string[] = [];

/**
 * Returns the Markdown files of the repository that people read, relative to `root`: those that git knows or would add.
 *
 * @throws Error when git cannot list them
 */
export async function proseFiles(root: string): Promise<string[]> {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate', '-z', '*.md'];
  const { stdout } = await promisify(execFile)('git', args, { cwd: root });
  return stdout.split('\0').filter((file) => file !== '' && !left.test(file));
}
