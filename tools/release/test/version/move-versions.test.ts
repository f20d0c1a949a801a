import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { moveVersions } from '../../src/version/move-versions.js';

let root: string;
const file = (name: string) => path.join(root, name);
const manifest = (version: string) =>
  writeFile(file('packages/contract-tests/package.json'), JSON.stringify({ version }));

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'acs-contracts-versions-'));
  for (const folder of ['packages/contract-tests', 'verify']) await mkdir(file(folder), { recursive: true });
  await manifest('1.0.0');
  await writeFile(file('verify/action.yml'), 'inputs:\n  version:\n    default: "1.0.0"\n');
});
afterEach(() => rm(root, { recursive: true, force: true }));

it('pins the action to the version that changesets chose, between that and the lockfile', async () => {
  const steps: string[] = [];
  await moveVersions(root, async (command) => {
    const [, pinned] = /default: "(.*)"/.exec(await readFile(file('verify/action.yml'), 'utf8')) ?? [];
    steps.push(`${command.slice(command.indexOf('pnpm') + 1).join(' ')} with ${pinned}`);
    if (command.includes('changeset')) await manifest('1.1.0');
  });
  expect(steps).toEqual([
    expect.stringMatching(/exec changeset version with 1\.0\.0$/),
    expect.stringMatching(/install --no-frozen-lockfile --prefer-offline with 1\.1\.0$/),
  ]);
});

it('goes no further when a step fails', async () => {
  const failing = moveVersions(root, () => Promise.reject(new Error('a broken changeset')));
  await expect(failing).rejects.toThrow('a broken changeset');
  expect(await readFile(file('verify/action.yml'), 'utf8')).toContain('"1.0.0"');
});
