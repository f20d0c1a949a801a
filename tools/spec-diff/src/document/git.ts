import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { DocumentError } from './document-error.js';

const run = promisify(execFile);

/** Runs git in a folder and gives what it prints; rejects with git's own words when it fails. */
export async function git(folder: string, ...args: readonly string[]): Promise<string> {
  const options = { cwd: folder, maxBuffer: 64 * 1024 * 1024 };
  const { stdout } = await run('git', [...args], options).catch((error: unknown) => {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
    throw new Error(`git ${args.join(' ')}: ${said.split('\n')[0] ?? ''}`);
  });
  return stdout;
}

/** Tells whether a name is a commit of the repository that a folder is in. */
export async function isCommit(folder: string, name: string): Promise<boolean> {
  if (name.startsWith('-')) return false;
  const ask = git(folder, 'rev-parse', '--verify', '--quiet', `${name}^{commit}`);
  return ask.then(
    () => true,
    () => false,
  );
}

/**
 * The commit where the work in a folder left a branch: the merge base with `main`, or with `origin/main` where there
 * is no local one, as in CI.
 *
 * @throws DocumentError when there is neither branch, or no common commit
 */
export async function mergeBase(folder: string, branch = 'main'): Promise<string> {
  for (const name of [branch, `origin/${branch}`])
    if (await isCommit(folder, name)) {
      const base = await git(folder, 'merge-base', name, 'HEAD').catch(() => undefined);
      if (base !== undefined) return base.trim();
      throw new DocumentError(`expected a commit that ${name} and HEAD have in common, found none`);
    }
  throw new DocumentError(`expected a branch ${branch} or origin/${branch} to compare with, found neither`);
}
