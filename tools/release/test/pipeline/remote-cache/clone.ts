import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';

/** How a machine reaches the remote cache. */
export interface Remote {
  readonly url: string;
  readonly token: string;
  /** What artifacts are signed with. */
  readonly signatureKey: string;
}

const repository = new URL('../../../../../', import.meta.url);
const turbo = createRequire(new URL('package.json', repository)).resolve('turbo/bin/turbo');

/** Each build leaves another text, so that the same text in two clones came from one build. */
const build =
  "import { mkdirSync, writeFileSync } from 'node:fs'; mkdirSync('dist'); writeFileSync('dist/index.js', crypto.randomUUID());";

/** A clone on a machine that never built anything: two packages, with this repository's setting of the remote cache. */
export async function freshClone(folder: string): Promise<string> {
  const text = await readFile(new URL('turbo.json', repository), 'utf8');
  const { remoteCache }: { remoteCache: object } = ts.parseConfigFileTextToJson('turbo.json', text).config;
  const tasks = { build: { dependsOn: ['^build'], inputs: ['build.js'], outputs: ['dist/**'] } };
  const scripts = { build: 'node build.js' };
  const files = {
    'package.json': { name: 'clone', private: true, packageManager: 'pnpm@10.34.9' },
    'turbo.json': { remoteCache, tasks },
    'packages/types/package.json': { name: 'types', version: '1.0.0', type: 'module', scripts },
    'packages/client/package.json': {
      ...{ name: 'client', version: '1.0.0', type: 'module', scripts },
      dependencies: { types: 'workspace:*' },
    },
  };
  for (const [name, content] of Object.entries(files)) await write(folder, name, JSON.stringify(content));
  for (const name of ['types', 'client']) await write(folder, `packages/${name}/build.js`, build);
  await write(folder, 'pnpm-workspace.yaml', 'packages: [packages/*]\n');
  await write(folder, 'pnpm-lock.yaml', "lockfileVersion: '9.0'\n");
  return folder;
}

/** Builds a clone; gives how many tasks came from a cache, and what lies in each `dist` afterwards. */
export async function buildClone(
  folder: string,
  remote?: Remote,
): Promise<{ cached: number; built: string[] }> {
  const { cached } = await runBuild(folder, remote);
  const built = ['types', 'client'].map((name) =>
    readFile(path.join(folder, 'packages', name, 'dist/index.js'), 'utf8'),
  );
  return { cached, built: await Promise.all(built) };
}

/** Lets turbo build what is in a folder; gives how many of its tasks came from a cache. */
export async function runBuild(folder: string, remote?: Remote): Promise<{ cached: number; tasks: number }> {
  const { stdout } = await promisify(execFile)(process.execPath, [turbo, 'run', 'build', '--no-color'], {
    cwd: folder,
    env: { ...process.env, CI: '', TURBO_TELEMETRY_DISABLED: '1', ...(remote && environmentOf(remote)) },
  });
  const [, cached, tasks] = /Cached:\s+(\d+) cached, (\d+) total/.exec(stdout) ?? [];
  if (cached === undefined) throw new Error(`expected turbo to count what was cached, got ${stdout}`);
  return { cached: Number(cached), tasks: Number(tasks) };
}

function environmentOf({ url, token, signatureKey }: Remote): NodeJS.ProcessEnv {
  return {
    TURBO_API: url,
    TURBO_TOKEN: token,
    TURBO_TEAM: 'team_contracts',
    TURBO_REMOTE_CACHE_SIGNATURE_KEY: signatureKey,
    TURBO_REMOTE_CACHE_TIMEOUT: '5',
  };
}

async function write(folder: string, name: string, text: string): Promise<void> {
  const file = path.join(folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}
