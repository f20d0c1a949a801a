import { readFile, writeFile } from 'node:fs/promises';

/** The rows that one client passed in a run. */
export interface ClientResult {
  /** The name of its package. */
  readonly client: string;
  readonly version: string;
  /** The numbers of the rows that it passed, in ascending order. */
  readonly passed: readonly number[];
}

/** The results of a run of the matrix. */
export interface Results {
  /** The version of Node.js that it ran on. */
  readonly node: string;
  /** The numbers of the rows that were tried, in ascending order. */
  readonly rows: readonly number[];
  readonly clients: readonly ClientResult[];
}

const file = new URL('../generated/results.json', import.meta.url);

/** Reads the results of the last run that was written. */
export async function readResults(): Promise<Results> {
  const results: Results = JSON.parse(await readFile(file, 'utf8'));
  return results;
}

/** Writes the results of a run. */
export async function writeResults(results: Results): Promise<void> {
  const lines = JSON.stringify(results, null, 2);
  // The numbers of the rows on one line each, so that a diff shows the client whose results have changed.
  const compact = lines.replaceAll(/\[\s+([\d,\s]+)\]/g, (_match, numbers: string) => {
    return `[${numbers.trim().replaceAll(/,\s+/g, ', ')}]`;
  });
  await writeFile(file, `${compact}\n`);
}
