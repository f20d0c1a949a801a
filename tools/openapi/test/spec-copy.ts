import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { repositoryRoot } from '../src/targets.js';

/** A copy of `spec/` in a folder of its own, for a test to damage. Disposing of it deletes it. */
export interface SpecCopy extends AsyncDisposable {
  /** The folder that stands for the repository's root. */
  readonly root: string;
  /** Replaces `from`, which must occur, by `to` in a file named relative to the root. */
  edit(file: string, from: string, to: string): Promise<void>;
}

export async function copySpec(): Promise<SpecCopy> {
  const root = await mkdtemp(path.join(tmpdir(), 'acs-contracts-spec-'));
  await cp(path.join(repositoryRoot, 'spec'), path.join(root, 'spec'), {
    recursive: true,
    filter: (source) => !source.includes('node_modules'),
  });
  return {
    root,
    async edit(file, from, to) {
      const absolute = path.join(root, file);
      const text = await readFile(absolute, 'utf8');
      if (!text.includes(from)) throw new Error(`expected ${file} to contain ${JSON.stringify(from)}`);
      await writeFile(
        absolute,
        text.replace(from, () => to),
      );
    },
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  };
}
