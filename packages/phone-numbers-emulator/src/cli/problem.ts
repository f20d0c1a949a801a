import { printable } from '../printable.js';

/** Errors of the system that have one likely reason, by code. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  ENOTDIR: 'no such file or folder',
  EISDIR: 'is a folder, not a file',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system cannot be written to',
  ENOSPC: 'the disk is full',
  EADDRINUSE: 'the port is in use; --port 0 takes a free one',
  EADDRNOTAVAIL: 'this machine has no such address; the default is 127.0.0.1',
  ENOTFOUND: 'this name has no address; the default is 127.0.0.1',
  EAI_AGAIN: 'this name has no address; the default is 127.0.0.1',
};

/** An error that says which option is the cause. */
export class OptionFailure extends Error {
  override readonly name = 'OptionFailure';

  constructor(option: string, value: string | number, cause: unknown) {
    super(`${option} ${value}: ${reasonOf(cause)}`, { cause });
  }
}

/** Why something failed, in one line. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return printable(String(error));
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return printable((Object.hasOwn(reasons, code) && reasons[code]) || error.message);
}
