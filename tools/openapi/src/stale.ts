import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { generateCommand, renderTarget } from './render.js';
import { type Target, type TargetName, targetsOf } from './targets.js';

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

/**
 * The files among the generated ones of a package that no api-version is rendered to any more, one line each.
 *
 * @throws InvalidSpecError when a folder of the contract is not an api-version
 */
export async function abandonedFiles(root: string, name: TargetName): Promise<string[]> {
  const [exported, ...others] = targetsOf(root, name);
  if (exported === undefined) return [];
  const expected = new Set(
    [exported, ...others].flatMap(({ outputs }) => outputs.map((output) => output.path)),
  );
  const [first] = exported.outputs;
  const folder = path.posix.dirname(first?.path ?? '');
  const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => !expected.has(file))
    .map((file) => `${file} is generated from nothing: delete it`);
}
