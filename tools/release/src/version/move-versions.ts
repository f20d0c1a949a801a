import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pnpm } from '@acs-contracts/commands/pnpm';
import { pinAction } from './pin-action.js';

/**
 * Moves the versions of a repository as its changesets say, names that of the contract tests in the action `verify`, and
 * brings the lockfile up to date.
 *
 * @param run - runs a command in the repository; rejects when it fails
 */
export async function moveVersions(
  root: string,
  run: (command: readonly string[]) => Promise<unknown>,
): Promise<void> {
  await run(pnpm('exec', 'changeset', 'version'));
  const manifest = await readFile(path.join(root, 'packages/contract-tests/package.json'), 'utf8');
  const { version }: { readonly version: string } = JSON.parse(manifest);
  const action = path.join(root, 'verify/action.yml');
  await writeFile(action, pinAction(await readFile(action, 'utf8'), version));
  await run(pnpm('install', '--no-frozen-lockfile', '--prefer-offline'));
}
