import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { repositoryRoot } from '@acs-contracts/commands/repository-root';
import { expect, it } from 'vitest';
import { checkText } from '../src/check-text.js';
import { allowed, proseFiles } from '../src/files.js';

it('checks the READMEs, the docs, CONTRIBUTING and the changesets', async () => {
  expect(await proseFiles(repositoryRoot)).toEqual(
    expect.arrayContaining([
      'README.md',
      'CONTRIBUTING.md',
      'docs/architecture.md',
      '.changeset/README.md',
      ...allowed,
    ]),
  );
});

it('never reads changelogs and fixtures', async () => {
  const files = await proseFiles(repositoryRoot);
  expect(files.filter((file) => /CHANGELOG|fixtures/.test(file))).toEqual([]);
});

it.each(allowed)('needs its exception for %s', async (file) => {
  expect(checkText(await readFile(path.join(repositoryRoot, file), 'utf8'))).not.toEqual([]);
});
