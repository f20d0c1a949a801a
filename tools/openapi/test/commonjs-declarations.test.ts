import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeCommonJsDeclarations } from '../src/commonjs-declarations.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'acs-contracts-declarations-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const read = (name: string) => readFile(path.join(folder, name), 'utf8');

it('every .d.ts of a package gets a .d.cts, whose imports of other files lead to a .d.cts', async () => {
  await mkdir(path.join(folder, 'generated'));
  const index = [
    "import type { A } from './generated/a.js';",
    "export type * from '../b.js';",
    "export type C = import('./c.js').C;",
    "export type { D } from '@acs-contracts/d';",
    "export type E = './e.js';",
  ];
  await writeFile(path.join(folder, 'index.d.ts'), index.join('\n'));
  await writeFile(path.join(folder, 'generated/a.d.ts'), 'export type A = 1;\n');
  await writeFile(path.join(folder, 'index.js'), 'export {};\n');
  expect((await writeCommonJsDeclarations(folder)).sort()).toEqual(['generated/a.d.cts', 'index.d.cts']);
  expect((await read('index.d.cts')).split('\n')).toEqual([
    "import type { A } from './generated/a.cjs';",
    "export type * from '../b.cjs';",
    "export type C = import('./c.cjs').C;",
    "export type { D } from '@acs-contracts/d';",
    "export type E = './e.js';",
  ]);
  expect(await read('generated/a.d.cts')).toBe('export type A = 1;\n');
  expect(await read('index.d.ts')).toBe(index.join('\n'));
});
