import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, inject, it } from 'vitest';
import { bundledBytes, fileBytes } from '../../src/package-check/measure.js';
import { publicPackages } from '../../src/packed/public-packages.js';

const installed = path.join(inject('consumer'), 'node_modules');
const packages = await publicPackages(fileURLToPath(new URL('../../../../', import.meta.url)));

/** Bytes after minifying and gzip, dependencies included: what a page that uses all of the package loads. */
const bundled = [{ name: '@acs-contracts/phone-numbers-client', limit: 27_400 }];

/** Bytes of all files of the package after gzip, dependencies not included: what an installation adds. */
const files = [
  { name: '@acs-contracts/spec', limit: 63_000 },
  { name: '@acs-contracts/communication-error-types', limit: 5_000 },
  // The declarations are there twice, for ES modules and for CommonJS, and for two api-versions.
  { name: '@acs-contracts/phone-numbers-types', limit: 37_000 },
  { name: '@acs-contracts/phone-numbers-client', limit: 92_000 },
  { name: '@acs-contracts/phone-numbers-emulator', limit: 209_500 },
  { name: '@acs-contracts/contract-tests', limit: 300_000 },
  { name: '@acs-contracts/phone-numbers-cli', limit: 86_000 },
];

describe('in a bundle', () => {
  it.each(bundled)('$name takes at most $limit bytes', async ({ name, limit }) => {
    expect(await bundledBytes(path.join(installed, name, 'dist/index.js'))).toBeLessThanOrEqual(limit);
  });
});

describe('installed', () => {
  it.each(files)('$name takes at most $limit bytes', async ({ name, limit }) => {
    expect(await fileBytes(path.join(installed, name))).toBeLessThanOrEqual(limit);
  });

  it('is measured for every package', () => {
    expect(files.map(({ name }) => name).sort()).toEqual(packages.map(({ name }) => name).sort());
  });
});
