import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { run } from '@acs-contracts/commands/run-program';
import { copyWorkTree, installCopy } from '@acs-contracts/commands/work-tree-copy';
import { publicPackages } from '../packed/public-packages.js';
import type { Registry } from './registry.js';

/**
 * Copies the repository as it stands in the work tree, without what git ignores, installs its dependencies and makes it
 * a git repository of one commit. What is published from there goes to the given registry, and only there.
 */
export async function copyRepository(root: string, copy: string, registry: Registry): Promise<void> {
  await copyWorkTree(root, copy);
  for (const { folder } of await publicPackages(copy)) await withoutProvenance(path.join(copy, folder));
  await run(copy, ['git', 'init', '--quiet', '--initial-branch=main']);
  await run(copy, ['git', 'config', 'user.name', 'Release rehearsal']);
  await run(copy, ['git', 'config', 'user.email', 'rehearsal@localhost']);
  await writeFile(path.join(copy, '.git/info/exclude'), '.npmrc\n');
  await writeFile(path.join(copy, '.npmrc'), npmrc(registry));
  await installCopy(copy);
  await commit(copy, 'The repository as it stands');
}

/** Commits everything in the work tree of a repository. */
export async function commit(repository: string, message: string): Promise<void> {
  await run(repository, ['git', 'add', '--all']);
  await run(repository, ['git', 'commit', '--quiet', '--no-verify', '--allow-empty', '--message', message]);
}

/** Only the scope of this repository comes from, and goes to, the registry; all else stays with the usual one. */
export function npmrc({ url }: Registry): string {
  return `@acs-contracts:registry=${url}\n${url.replace(/^http:/, '')}:_authToken=rehearsal\n`;
}

/** Provenance is what a workflow's OIDC token vouches for; there is none here. */
async function withoutProvenance(folder: string): Promise<void> {
  const file = path.join(folder, 'package.json');
  const manifest: { publishConfig?: Record<string, unknown> } = JSON.parse(await readFile(file, 'utf8'));
  const publishConfig = { ...manifest.publishConfig, provenance: false };
  await writeFile(file, `${JSON.stringify({ ...manifest, publishConfig }, null, 2)}\n`);
}
