import { readFile, utimes, writeFile } from 'node:fs/promises';

/** Makes a purchase of a journal as old as it would be, had it been claimed and sent at a time. */
export async function makeOld(file: string, time: Date): Promise<void> {
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(/"claimedAt":"[^"]*"/, `"claimedAt":"${time.toISOString()}"`));
  await utimes(file, time, time);
}
