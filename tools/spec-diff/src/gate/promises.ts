import { readFile } from 'node:fs/promises';
import path from 'node:path';
import parseChangeset from '@changesets/parse';
import { highest, isLevel, type Level } from '../change.js';
import { git } from '../document/git.js';

/**
 * What a branch promises of each package: the highest level in the changesets that it adds or edits. Those that were
 * there before it promise something about other changes.
 *
 * @param base - the commit where the branch left main
 */
export async function readPromises(root: string, base: string): Promise<Map<string, Level>> {
  const edited = await git(root, 'diff', '--name-only', '--diff-filter=d', base, '--', '.changeset');
  const added = await git(root, 'ls-files', '--others', '--exclude-standard', '--', '.changeset');
  const files = `${edited}${added}`
    .split('\n')
    .filter((file) => /^\.changeset\/(?!README)[^/]*\.md$/.test(file));
  const promises = new Map<string, Level>();
  for (const file of files) {
    const { releases } = parseChangeset(await readFile(path.join(root, file), 'utf8'));
    for (const { name, type } of releases)
      if (isLevel(type)) promises.set(name, highest([type, promises.get(name) ?? 'none']));
  }
  return promises;
}
