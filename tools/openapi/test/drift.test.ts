import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { generateCommand, renderTarget } from '../src/render.js';
import { repositoryRoot, targets } from '../src/targets.js';

describe.each(Object.entries(targets))('the generated files of %s', (_name, target) => {
  it('are what the contract renders to', async () => {
    for (const { path: file, text } of await renderTarget(repositoryRoot, target)) {
      const committed = await readFile(path.join(repositoryRoot, file), 'utf8').catch(() => undefined);
      const stale = committed === undefined ? 'does not exist' : 'is stale';
      if (committed !== text)
        expect.fail(`${file} ${stale}: run \`${generateCommand}\` and commit what it writes`);
    }
  });
});
