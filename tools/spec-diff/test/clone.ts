import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { renderTarget } from '@acs-contracts/openapi-tools/render';
import { isTargetName, repositoryRoot, targets, targetsOf } from '@acs-contracts/openapi-tools/targets';

const run = promisify(execFile);
const typePackages = ['packages/communication-error-types', 'packages/phone-numbers-types'];
const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];

/** A clone of this repository, as far as the gate reads it, for a test to commit in. Disposing of it deletes it. */
export interface Clone extends AsyncDisposable {
  readonly root: string;
  /** Starts a branch from `main`, without what was not committed. */
  branch(name: string): Promise<void>;
  /** Replaces `from`, which must occur, by `to` in a file. */
  edit(file: string, from: string, to: string): Promise<void>;
  write(file: string, text: string): Promise<void>;
  /** Writes the generated files anew. */
  generate(): Promise<void>;
  commit(message: string): Promise<void>;
}

/** Commits what this repository has now to `main` of a new one, and clones that. */
export async function cloneRepository(): Promise<Clone> {
  const folder = await mkdtemp(path.join(tmpdir(), 'acs-contracts-gate-'));
  const origin = path.join(folder, 'origin');
  const root = path.join(folder, 'clone');
  for (const part of ['spec', ...typePackages, '.changeset', 'tsconfig.base.json'])
    await cp(path.join(repositoryRoot, part), path.join(origin, part), {
      recursive: true,
      filter: (source) => !/[\\/](node_modules|dist|\.turbo)$/.test(source),
    });
  await writeFile(path.join(origin, '.gitignore'), 'node_modules\n');
  const git = (cwd: string, ...args: string[]) => run('git', [...identity, ...args], { cwd });
  await git(origin, 'init', '--quiet', '--initial-branch=main');
  await git(origin, 'add', '.');
  await git(origin, 'commit', '--quiet', '--message=Start');
  await git(folder, 'clone', '--quiet', origin, root);
  for (const part of typePackages)
    await symlink(path.join(repositoryRoot, part, 'node_modules'), path.join(root, part, 'node_modules'));

  const write = async (file: string, text: string) => {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), text);
  };
  return {
    root,
    write,
    async branch(name) {
      await git(root, 'checkout', '--quiet', '--force', '-B', name, 'origin/main');
      await git(root, 'clean', '--quiet', '--force', '-d');
    },
    async edit(file, from, to) {
      const text = await readFile(path.join(root, file), 'utf8');
      if (!text.includes(from)) throw new Error(`expected ${file} to contain ${JSON.stringify(from)}`);
      await write(
        file,
        text.replace(from, () => to),
      );
    },
    async generate() {
      for (const target of Object.keys(targets)
        .filter(isTargetName)
        .flatMap((name) => targetsOf(root, name)))
        for (const { path: file, text } of await renderTarget(root, target)) await write(file, text);
    },
    async commit(message) {
      await git(root, 'add', '.');
      await git(root, 'commit', '--quiet', `--message=${message}`);
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
