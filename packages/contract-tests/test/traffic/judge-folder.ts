import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { findFiles } from '../../src/traffic/find-files.js';
import { readRecording } from '../../src/traffic/read-recording.js';
import { judgeRecording, type Verdict } from '../../src/traffic/verdict.js';

/** A recording of a folder and what the contract says of it. */
export interface Judged {
  /** Its name in the folder. */
  readonly file: string;
  /** Method, path and status of the exchange. */
  readonly what: string;
  readonly verdict: Verdict;
}

/** Judges every recording of a folder. */
export async function judgeFolder(folder: string): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const file of await findFiles(folder)) {
    const recording = readRecording(JSON.parse(await readFile(file.path, 'utf8')));
    const { request, response } = recording.exchange;
    const what = `${request.method} ${new URL(request.url).pathname} ${response.status}`;
    judged.push({ file: path.basename(file.path), what, verdict: await judgeRecording(recording) });
  }
  return judged;
}
