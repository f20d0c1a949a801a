import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';

const site = fileURLToPath(new URL('..', import.meta.url));
const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

it('the example of the home page buys a phone number', async () => {
  const markdown = await readFile(path.join(site, 'index.md'), 'utf8');
  const [, code = ''] = /^```ts\n(.*?)^```$/ms.exec(markdown) ?? [];
  // Where the packages are found that it imports.
  await mkdir(path.join(site, 'node_modules'), { recursive: true });
  const folder = await mkdtemp(path.join(site, 'node_modules/.first-example-'));
  folders.push(folder);
  await writeFile(path.join(folder, 'example.mts'), code);
  const args = [
    '--import',
    'tsx',
    '--import',
    './test/guides/shims/short-pauses.mjs',
    path.join(folder, 'example.mts'),
  ];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: site });
  expect(stdout).toBe('bought +18335550100, 1 purchase in the ledger\n');
});
