import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { machineEnvironment } from './machine-environment.js';
import { pnpm } from './pnpm.js';
import { run } from './run-program.js';

/** Copies the files of a repository as they stand in its work tree, without what git ignores. */
export async function copyWorkTree(root: string, copy: string): Promise<void> {
  const listed = await run(root, ['git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  await mkdir(copy, { recursive: true });
  for (const file of new Set(listed.split('\0').filter((name) => name !== ''))) {
    // A file that was deleted, but not yet from the index, is not part of the work tree.
    await cp(path.join(root, file), path.join(copy, file)).catch(ignoreMissing);
  }
}

/** Installs the dependencies of a copy, from pnpm's store where they are there. */
export async function installCopy(copy: string): Promise<void> {
  await run(copy, pnpm('install', '--frozen-lockfile', '--prefer-offline'), machineEnvironment());
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
