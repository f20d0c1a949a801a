import { rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, inject, it } from 'vitest';
import { compile } from './compile.js';

const consumer = inject('consumer');
const require = createRequire(import.meta.url);
const releases = createRequire(require.resolve('@acs-contracts/vitest-releases/package.json'));

const example = `
import '@acs-contracts/contract-tests/vitest';
import { expect, it } from 'vitest';

it('answers as the contract says', async () => {
  await expect(new Response()).toSatisfyContract();
  await expect(new Response()).toSatisfyContract({ method: 'GET', body: '{}' });
  // @ts-expect-error a body is no number
  await expect(new Response()).toSatisfyContract({ body: 1 });
});
`;

/** The majors that the peer range has: where each is installed. */
const majors = [require.resolve('vitest/package.json'), releases.resolve('vitest-4/package.json')];

/** The version of an installed package. */
function versionOf(manifest: string): string {
  const { version }: { version: string } = require(manifest);
  return version;
}

it.each(majors.map((manifest) => ({ manifest, version: versionOf(manifest) })))(
  'the matcher compiles with vitest $version, declarations of packages included',
  async ({ manifest }) => {
    const link = path.join(consumer, 'node_modules/vitest');
    await rm(link, { recursive: true, force: true });
    await symlink(path.dirname(manifest), link, 'dir');
    await writeFile(path.join(consumer, 'matcher.ts'), example);
    const settings = ['--module', 'nodenext', '--moduleResolution', 'nodenext', '--types', 'node'];
    expect(await compile('typescript', consumer, ['matcher.ts'], settings)).toBe('');
  },
);
