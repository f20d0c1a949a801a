import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { apiReport } from '../../src/package-check/api-report.js';
import { publicExports } from '../../src/package-check/public-exports.js';
import { publicPackages } from '../../src/packed/public-packages.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

// What is generated from the contract is compared by `pnpm spec diff`.
const handWritten = (await publicPackages(root)).filter(({ name }) => !/\/(spec|.*-types)$/.test(name));

const entries = (
  await Promise.all(
    handWritten.map(async ({ name, folder }) =>
      (
        await publicExports(path.join(root, folder))
      ).flatMap(({ entry, declarations }) =>
        declarations === undefined ? [] : [{ name, folder, entry, declarations }],
      ),
    ),
  )
).flat();

// Meant to change? `pnpm test:package-check api-report --update=all` in this folder, and a changeset.
it.each(entries)(
  '$name, entry $entry, exports what its API report says',
  async ({ name, folder, entry, declarations }) => {
    const report = await apiReport(path.join(root, folder), declarations);
    const file = `${path.basename(name)}${entry.slice(1).replaceAll('/', '-')}.api.md`;
    await expect(report).toMatchFileSnapshot(path.join(root, 'docs/api', file));
  },
);
