import { rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isUnfinished, keyOfSearch } from './entry.js';
import { readIfThere, writing } from './files.js';
import { parseObject } from './parse.js';
import { namesIn, type Store } from './store.js';

/**
 * Removes what ended before a date, and the keys of it. What has not ended stays, with its key.
 *
 * @returns the removed files
 */
export async function prune(store: Store, folder: string, before: Date): Promise<readonly string[]> {
  const kept = new Set<string>();
  const ended = new Set<string>();
  for (const entry of await store.all()) {
    const isKept = isUnfinished(entry.state) || entry.changedAt >= before;
    (isKept ? kept : ended).add(keyOfSearch(entry.searchId));
  }
  const files = await oldFiles(store.folder, before, (name) => ended.has(name.slice(0, 32)));
  const keys = join(folder, 'keys');
  const oldKeys = await oldFiles(keys, before, () => true);
  for (const file of oldKeys) {
    const isDraft = basename(file).startsWith('.draft-');
    const { searchId } = isDraft ? {} : parseObject(file, (await readIfThere(file)) ?? '');
    if (typeof searchId !== 'string' || !kept.has(keyOfSearch(searchId))) files.push(file);
  }
  files.push(...(await oldFiles(join(folder, 'releases'), before, () => true)));
  for (const file of files) await writing(file, () => rm(file, { force: true }));
  return files;
}

async function oldFiles(
  folder: string,
  before: Date,
  isChosen: (name: string) => boolean,
): Promise<string[]> {
  const files: string[] = [];
  for (const name of await namesIn(folder)) {
    const file = join(folder, name);
    // A draft is what a process left that was killed while it wrote.
    const isCandidate = name.startsWith('.draft-') || isChosen(name);
    if (isCandidate && (await stat(file)).mtime < before) files.push(file);
  }
  return files;
}
