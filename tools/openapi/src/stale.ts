import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { generateCommand, renderTarget } from './render.js';
import type { Target } from './targets.js';

/**
 * The generated files of a target that are not what the contract renders to, one line each, with the command that
 * mends it.
 *
 * @throws InvalidSpecError when the sources are not a valid contract
 */
export async function staleFiles(root: string, target: Target): Promise<string[]> {
  const rendered = await renderTarget(root, target);
  const lines = await Promise.all(
    rendered.map(async ({ path: file, text }) => {
      const committed = await readFile(path.join(root, file), 'utf8').catch(() => undefined);
      if (committed === text) return [];
      const stale = committed === undefined ? 'does not exist' : 'is stale';
      return [`${file} ${stale}: run \`${generateCommand}\` and commit what it writes`];
    }),
  );
  return lines.flat();
}
