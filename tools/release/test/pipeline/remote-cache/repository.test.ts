import { mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyWorkTree, installCopy } from '@acs-contracts/commands/work-tree-copy';
import { expect, it } from 'vitest';
import { startCacheServer } from './cache-server.js';
import { runBuild } from './clone.js';

const root = fileURLToPath(new URL('../../../../../', import.meta.url));

// An installation and a whole build.
const limit = 900_000;

it('builds a clean clone of this repository from the remote cache, and nothing itself', {
  timeout: limit,
}, async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'acs-contracts-remote-cache-'));
  try {
    const token = 'a-token';
    await using server = await startCacheServer(path.join(folder, 'storage'), token);
    const remote = { url: server.url, token, signatureKey: 'the key of this team' };
    const [first, second] = [path.join(folder, 'first'), path.join(folder, 'second')];
    await Promise.all([copyWorkTree(root, first), copyWorkTree(root, second)]);
    await installCopy(first);
    const built = await runBuild(first, remote);
    await moveDependencies(first, second);
    const restored = await runBuild(second, remote);
    expect(built.cached).toBe(0);
    expect(restored).toEqual({ cached: built.tasks, tasks: built.tasks });
    expect(await distOf(second)).toEqual(await distOf(first));
    expect(await readdir(path.join(second, 'node_modules'))).toContain('turbo');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** Moves what is installed in a clone to another one, which saves an installation, and leaves behind what a build cached there. */
async function moveDependencies(from: string, to: string): Promise<void> {
  const files = await readdir(to, { recursive: true });
  for (const file of files.filter((name) => path.basename(name) === 'package.json')) {
    const installed = path.join(path.dirname(file), 'node_modules');
    // Fixtures have manifests, and nothing is installed for them.
    await rename(path.join(from, installed), path.join(to, installed)).catch(ignoreMissing);
  }
  await rm(path.join(to, 'node_modules/.cache'), { recursive: true, force: true });
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

/** The text of each built file of the client, by its path: a package that takes all the others to build. */
async function distOf(clone: string): Promise<ReadonlyMap<string, string>> {
  const dist = path.join(clone, 'packages/phone-numbers-client/dist');
  const names = (await readdir(dist)).sort();
  expect(names).toContain('index.js');
  return new Map(
    await Promise.all(
      names.map(async (name) => [name, await readFile(path.join(dist, name), 'utf8')] as const),
    ),
  );
}
