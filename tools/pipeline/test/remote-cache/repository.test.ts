import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyWorkTree, installCopy } from '@acs-contracts/release/work-tree-copy';
import { expect, it } from 'vitest';
import { startCacheServer } from './cache-server.js';
import { runBuild } from './clone.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

// Two installations and a whole build.
const limit = 900_000;

it('builds a clean clone of this repository from the remote cache, and nothing itself', {
  timeout: limit,
}, async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'acs-contracts-remote-cache-'));
  try {
    const token = 'a-token';
    await using server = await startCacheServer(path.join(folder, 'storage'), token);
    const remote = { url: server.url, token, signatureKey: 'the key of this team' };
    const [first, second] = await Promise.all([cloneOf(folder, 'first'), cloneOf(folder, 'second')]);
    const built = await runBuild(first, remote);
    const restored = await runBuild(second, remote);
    expect(built.cached).toBe(0);
    expect(restored).toEqual({ cached: built.tasks, tasks: built.tasks });
    expect(await distOf(second)).toEqual(await distOf(first));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

async function cloneOf(folder: string, name: string): Promise<string> {
  const clone = path.join(folder, name);
  await copyWorkTree(root, clone);
  await installCopy(clone);
  return clone;
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
