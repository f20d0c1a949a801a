import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const src = fileURLToPath(new URL('../src/', import.meta.url));

/** The folders of the package, the lowest first; files outside of folders are the top. */
const floors = ['base', 'secrets', 'errors', 'arguments', 'auth', 'transport', 'operation', 'node', '.'];

const floorOf = (file: string) => path.relative(src, file).split(path.sep).slice(0, -1)[0] ?? '.';

/** The files that a file imports from, types included. */
async function importsOf(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8');
  return Array.from(text.matchAll(/from '(\.[^']+)'/g), ([, to = '']) => path.join(path.dirname(file), to));
}

const entries = await readdir(src, { recursive: true, withFileTypes: true });
const files = entries
  .filter((entry) => entry.name.endsWith('.ts'))
  .map((entry) => path.join(entry.parentPath, entry.name));

it('has a floor for every folder', () => {
  expect(new Set(files.map(floorOf))).toEqual(new Set(floors));
});

it('imports from the same floor and from lower ones only', async () => {
  const upwards: string[] = [];
  for (const file of files) {
    for (const imported of await importsOf(file)) {
      if (floors.indexOf(floorOf(imported)) > floors.indexOf(floorOf(file)))
        upwards.push(`${path.relative(src, file)} imports ${path.relative(src, imported)}`);
    }
  }
  expect(upwards).toEqual([]);
});
