import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { NotARecordingError, readRecording } from './recording.js';
import type { Entry } from './report.js';
import { judgeRecording } from './verdict.js';

/**
 * Judges every JSON file of a folder and the folders in it, in the order of their names. A file that is no recording
 * becomes an entry that says so.
 *
 * @throws the error of the file system when the folder or a file cannot be read
 */
export async function judgeFolder(folder: string): Promise<Entry[]> {
  const names = await readdir(folder, { recursive: true });
  const entries: Entry[] = [];
  for (const file of names.filter((name) => name.endsWith('.json')).sort()) {
    entries.push(await judgeFile(folder, file));
  }
  return entries;
}

async function judgeFile(folder: string, file: string): Promise<Entry> {
  try {
    const recording = readRecording(JSON.parse(await readFile(path.join(folder, file), 'utf8')));
    const { request, response } = recording.exchange;
    const what = `${request.method} ${new URL(request.url).pathname} ${response.status}`;
    return { file, what, verdict: await judgeRecording(recording) };
  } catch (error) {
    if (!(error instanceof NotARecordingError || error instanceof SyntaxError)) throw error;
    return { file, what: '', verdict: { kind: 'no recording', reason: error.message } };
  }
}
