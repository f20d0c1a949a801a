import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { checkSeed } from '../seed/check-seed.js';
import type { Seed } from '../seed/seed.js';
import { OptionFailure } from './problem.js';
import { UsageError } from './usage-error.js';

/**
 * Reads a seed from a file in YAML or JSON, which is YAML as well.
 *
 * @throws UsageError, with one line, when its content is not a seed
 * @throws OptionFailure when it cannot be read
 */
export async function readSeedFile(file: string): Promise<Seed> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new OptionFailure('--seed', file, error);
  });
  try {
    const seed: unknown = parse(text, { schema: 'core', maxAliasCount: 100, logLevel: 'error' });
    checkSeed(seed, 'seed.');
    return seed;
  } catch (error) {
    const [reason = 'not YAML'] = error instanceof Error ? error.message.split('\n') : [];
    throw new UsageError(`--seed ${file}: ${reason}`);
  }
}
