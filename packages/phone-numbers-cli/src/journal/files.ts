import { randomUUID } from 'node:crypto';
import { constants, copyFile, link, mkdir, open, readFile, stat, unlink, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { JournalError } from './journal-error.js';

/** Returns the code of an error of the file system, such as `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** What to do about a file system that refuses to write, by its code. */
const adviceOf: Readonly<Record<string, string>> = {
  ENOSPC: 'Free some space on the disk',
  EDQUOT: 'Free some space: the quota of this user is used up',
  EFBIG: 'Raise the limit on the size of files (ulimit -f)',
  EROFS: 'The disk is read-only: make it writable',
  EACCES: 'Give this user the permission to write there',
  EPERM: 'Give this user the permission to write there',
  EMFILE: 'Raise the limit on open files (ulimit -n)',
  ENOTDIR: 'A part of its path is a file: move that away',
};

/**
 * Writes to a file of the journal.
 *
 * @throws JournalError that names the file if the file system refuses; what the file system says of names that exist, or do
 *   not, stays as it is
 */
export async function writing<T>(file: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined || code === 'ENOENT' || code === 'EEXIST') throw error;
    const advice = adviceOf[code] ?? 'Make its folder writable';
    throw new JournalError(
      file,
      `cannot be written (${code})`,
      `${advice}, or name another folder with --journal.`,
      { cause: error },
    );
  }
}

/**
 * Creates a file that did not exist, whole or not at all, and flushes it and its folder.
 *
 * @returns whether it was created; `false` if there was one of this name
 * @throws JournalError if the file system refuses
 */
export function createFile(file: string, text: string): Promise<boolean> {
  return writing(file, () => createWhole(file, text));
}

async function createWhole(file: string, text: string): Promise<boolean> {
  const folder = dirname(file);
  await makeJournalFolder(folder);
  const draft = join(folder, `.draft-${randomUUID()}`);
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    const isNew = await nameFile(draft, file);
    if (isNew) await flushFolder(folder);
    return isNew;
  } finally {
    await unlink(draft).catch(() => {});
  }
}

/**
 * Creates a folder and those above it, as far as they do not exist. (The recursive `mkdir` of Node.js never ends below a
 * folder that takes no folders, such as `/proc`.)
 *
 * @throws the error of the file system
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return;
    if (codeOf(error) !== 'ENOENT' || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder));
    await mkdir(folder, { mode: 0o700 }).catch((again: unknown) => {
      if (codeOf(again) !== 'EEXIST') throw again;
    });
  }
}

/**
 * Creates a folder of the journal.
 *
 * @throws JournalError if the file system refuses
 */
export async function makeJournalFolder(folder: string): Promise<void> {
  await makeFolder(folder).catch((cause: unknown) => {
    const code = codeOf(cause);
    if (code === undefined) throw cause;
    const advice = adviceOf[code] ?? 'Check its path';
    throw new JournalError(
      folder,
      `cannot be created (${code})`,
      `${advice}, or name another folder with --journal.`,
      {
        cause,
      },
    );
  });
}

/** A second name for a complete file is exclusive and atomic. Where there are no links, an exclusive copy has to do. */
async function nameFile(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(codeOf(error) ?? '')) throw error;
  }
  try {
    await copyFile(draft, file, constants.COPYFILE_EXCL);
    const handle = await open(file, 'r+');
    await handle.sync().finally(() => handle.close());
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Makes the names in a folder durable. Windows has no such call, and needs none. */
export async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

/** Returns the text of a file, or `undefined` if the file does not exist. */
export async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new JournalError(file, `cannot be read (${codeOf(error)})`, adviceOfAccess, { cause: error });
  }
}

/** Returns when a file was changed, or `undefined` if it does not exist. */
export async function timeOf(file: string): Promise<Date | undefined> {
  return stat(file).then(
    ({ mtime }) => mtime,
    () => undefined,
  );
}

/** What to do about a file system that refuses. */
export const adviceOfAccess = 'Make it accessible, or name another folder with --journal.';

/** Sets the time of a file to now: its owner lives. */
export async function touch(file: string): Promise<void> {
  const now = new Date();
  await writing(file, () => utimes(file, now, now));
}

/** Deletes a file that may be gone already. */
export async function removeFile(file: string): Promise<void> {
  await writing(file, () => unlink(file)).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error;
  });
}
