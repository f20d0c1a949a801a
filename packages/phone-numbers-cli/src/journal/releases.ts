import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOf } from './entry.js';
import { createFile, readIfThere, timeOf, writing } from './files.js';

/** The phone numbers that this machine has released: a file each, whose time is that of the latest release. */
export interface Releases {
  /** Records that a phone number was released just now. @throws JournalError */
  record(phoneNumber: string): Promise<void>;
  /** Returns whether a phone number was released after a time. */
  isReleasedSince(phoneNumber: string, time: Date): Promise<boolean>;
}

/** Creates the releases of a folder, for one endpoint. */
export function createReleases(folder: string, endpoint: string): Releases {
  const fileOf = (phoneNumber: string) => join(folder, `${hashOf(`${endpoint} ${phoneNumber}`)}.json`);
  return {
    async record(phoneNumber) {
      const file = fileOf(phoneNumber);
      const text = `${JSON.stringify({ version: 1, endpoint, phoneNumber })}\n`;
      if (await createFile(file, text)) return;
      const now = new Date();
      await writing(file, () => utimes(file, now, now));
    },
    async isReleasedSince(phoneNumber, time) {
      const file = fileOf(phoneNumber);
      if ((await readIfThere(file)) === undefined) return false;
      const released = await timeOf(file);
      return released !== undefined && released >= time;
    },
  };
}
