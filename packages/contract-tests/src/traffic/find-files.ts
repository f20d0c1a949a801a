import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** A file to check. */
export interface FoundFile {
  /** The path to read it at. */
  readonly path: string;
  /** Whether it was named, and not found in a folder: a named file has to be a recording. */
  readonly isNamed: boolean;
}

/** Folders that are not searched: what is installed, and what is hidden. */
const unsearched = /^(?:node_modules|\..+)$/;
const recordings = /\.(?:har|json)$/i;

/**
 * The files that a path stands for: itself, or every `*.har` and `*.json` of a folder and the folders in it, in the order
 * of their names. Links to folders are not followed.
 *
 * @throws the error of the file system when the path, or a folder in it, cannot be read
 */
export async function findFiles(start: string): Promise<FoundFile[]> {
  if (!(await stat(start)).isDirectory()) return [{ path: start, isNamed: true }];
  const files: FoundFile[] = [];
  const open = [start];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const found = path.join(folder, entry.name);
      if (entry.isDirectory() && !unsearched.test(entry.name)) open.push(found);
      else if (!entry.isDirectory() && recordings.test(entry.name))
        files.push({ path: found, isNamed: false });
    }
  }
  return files.sort((one, other) => (one.path < other.path ? -1 : 1));
}
