import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, inject, it } from 'vitest';
import { publicExports } from '../../src/package-check/public-exports.js';
import { publicPackages } from '../../src/packed/public-packages.js';

const consumer = inject('consumer');
const packages = await publicPackages(fileURLToPath(new URL('../../../../', import.meta.url)));
/** Each entry that has code, under the name that users import it by. */
const withCode: { entry: string; values: string[] }[] = [];
for (const { name } of packages) {
  for (const { entry, names } of await publicExports(path.join(consumer, 'node_modules', name))) {
    const values = names.filter((exported) => !exported.startsWith('type '));
    if (values.length > 0) withCode.push({ entry: path.posix.join(name, entry), values });
  }
}

/** Runs code in the project; gives what it prints to both streams: a warning would show. */
async function run(type: 'module' | 'commonjs', code: string): Promise<string> {
  const options = [`--input-type=${type}`, '--eval', code];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, options, { cwd: consumer });
  return stdout + stderr;
}

describe.each(withCode)('$entry', ({ entry, values }) => {
  it('has at run time the values that its types declare', async () => {
    const code = `import * as all from '${entry}'; console.log(Object.keys(all).sort().join())`;
    expect(await run('module', code)).toBe(`${values.join()}\n`);
  });

  it('can be required from CommonJS', async () => {
    const code = `console.log(Object.keys(require('${entry}')).filter((key) => key !== '__esModule').sort().join())`;
    expect(await run('commonjs', code)).toBe(`${values.join()}\n`);
  });
});

it.each([
  { file: '@acs-contracts/spec/openapi.json', version: '2021-03-07' },
  { file: '@acs-contracts/spec/2025-06-01/openapi.json', version: '2025-06-01' },
])('reads $file as JSON from either module system', async ({ file, version }) => {
  const require = createRequire(path.join(consumer, 'consumer.cjs'));
  expect(require(file)).toHaveProperty('info.version', version);
  const code = `import contract from '${file}' with { type: 'json' }; console.log(contract.info.version)`;
  expect(await run('module', code)).toContain(`${version}\n`);
});

it('installs every package once', () => {
  const require = createRequire(path.join(consumer, 'consumer.cjs'));
  const lockfile: { packages: Record<string, unknown> } = require('./package-lock.json');
  const ours = Object.keys(lockfile.packages).filter((folder) => folder.includes('@acs-contracts/'));
  expect(ours.sort()).toEqual(packages.map(({ name }) => `node_modules/${name}`).sort());
});
