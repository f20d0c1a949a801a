import { readFile, writeFile } from 'node:fs/promises';
import { allSeeds } from '../seeds/index.js';
import type { Result } from './result.js';

/** Thrown when files of results do not make one run. */
export class ResultsError extends Error {
  override readonly name = 'ResultsError';
}

/** Results in the order of the seeds, so that a report does not depend on who was first. */
export async function inOrder(results: readonly Result[]): Promise<Result[]> {
  const positions = new Map((await allSeeds()).map((seed, position) => [keyOf(seed), position]));
  return [...results].sort((a, b) => (positions.get(keyOf(a)) ?? 0) - (positions.get(keyOf(b)) ?? 0));
}

/** Writes results to a file, as JSON. */
export async function writeResults(file: string, results: readonly Result[]): Promise<void> {
  await writeFile(file, `${JSON.stringify(results)}\n`);
}

/**
 * Reads the results of all shards and makes one run of them.
 *
 * @throws ResultsError when a file holds no results, a seed is missing, is there twice, or is not one of this version
 */
export async function mergeResults(files: readonly string[]): Promise<Result[]> {
  const results = (await Promise.all(files.map(readResults))).flat();
  const expected = new Set((await allSeeds()).map(keyOf));
  const seen = new Set<string>();
  for (const key of results.map(keyOf)) {
    if (!expected.has(key)) throw new ResultsError(`expected results of this version, got one of ${key}`);
    if (seen.has(key)) throw new ResultsError(`expected each shard once, got ${key} twice`);
    seen.add(key);
  }
  const missing = [...expected].find((key) => !seen.has(key));
  if (missing !== undefined) {
    throw new ResultsError(`expected the results of all shards, got ${seen.size} of ${expected.size}`);
  }
  return inOrder(results);
}

async function readResults(file: string): Promise<Result[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new ResultsError(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  });
  try {
    const results: unknown = JSON.parse(text);
    if (Array.isArray(results) && results.every(isResult)) return results;
  } catch {
    // Said below.
  }
  throw new ResultsError(`expected results of contract:strength in ${file}, got something else`);
}

function isResult(value: unknown): value is Result {
  const names = ['origin', 'id', 'layer', 'class', 'what', 'expected', 'rules', 'others'];
  return typeof value === 'object' && value !== null && names.every((name) => name in value);
}

function keyOf({ origin, id }: Pick<Result, 'origin' | 'id'>): string {
  return `${origin} ${id}`;
}
