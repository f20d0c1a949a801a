import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, inject, it } from 'vitest';
import { publicExports } from '../../src/package-check/public-exports.js';
import { publicPackages } from '../../src/packed/public-packages.js';

const installed = path.join(inject('consumer'), 'node_modules');
const packages = await publicPackages(fileURLToPath(new URL('../../../../', import.meta.url)));

// A name that goes is a major change, one that comes a minor one. Meant so? `pnpm test:package-check public-exports --update=all` here, and a changeset.
it.each(packages)('$name exports what test/public-exports says', async ({ name }) => {
  const entries = await publicExports(path.join(installed, name));
  const lines = entries.flatMap(({ entry, names }) => [entry, ...names.map((exported) => `  ${exported}`)]);
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`public-exports/${path.basename(name)}.txt`);
});
