import { randomUUID } from 'node:crypto';
import { rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOf } from './entry.js';
import { codeOf, createFile, readIfThere, removeFile, touch, writing } from './files.js';
import { keepAlive, leaseMs, pause } from './lease.js';

/** A lock that one process at a time has. */
export interface Lock {
  /** @throws if the lock was taken over, because this process did not show signs of life */
  check(): Promise<void>;
  release(): Promise<void>;
}

/**
 * Waits for a lock, and takes one over whose owner shows no sign of life.
 *
 * @param subject what is locked
 * @throws the reason of the signal, JournalError or the error of the file system
 */
export async function acquireLock(folder: string, subject: string, signal: AbortSignal): Promise<Lock> {
  const file = join(folder, `${hashOf(subject)}.lock.json`);
  const owner = randomUUID();
  const text = `${JSON.stringify({ version: 1, subject, owner })}\n`;
  let seen: { readonly sign: string; readonly at: number } | undefined;
  while (!(await createFile(file, text))) {
    const sign = await signOf(file);
    if (seen === undefined || seen.sign !== sign) seen = { sign, at: performance.now() };
    else if (performance.now() - seen.at > leaseMs) await breakLock(file, sign, folder);
    await pause(100, signal);
  }
  const stop = keepAlive(() => touch(file));
  const isOurs = async () => (await readIfThere(file)) === text;
  return {
    async check() {
      if (!(await isOurs())) throw new Error('The lock was taken over by another process.');
    },
    async release() {
      stop();
      if (await isOurs()) await removeFile(file);
    },
  };
}

async function signOf(file: string): Promise<string> {
  const text = await readIfThere(file);
  const time = await stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
  return `${text} ${time}`;
}

/** Moves the lock of a dead owner away. One of a new owner, taken by mistake, shows in its next check. */
async function breakLock(file: string, sign: string, folder: string): Promise<void> {
  if ((await signOf(file)) !== sign) return;
  const away = join(folder, `.draft-${randomUUID()}`);
  await writing(file, () => rename(file, away)).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error;
  });
  await removeFile(away);
}
