import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { packagesNode, presentReleases } from '@acs-contracts/node-releases';
import { describe, expect, inject, it } from 'vitest';
import { publicExports } from '../../src/package-check/public-exports.js';
import { publicPackages } from '../../src/packed/public-packages.js';

const consumer = inject('consumer');
const packages = await publicPackages(fileURLToPath(new URL('../../../../', import.meta.url)));

/** The values of each entry that has code, by the name that users import it by. */
type Values = Readonly<Record<string, readonly string[]>>;

/** Each package that has code. */
const withCode: { name: string; values: Values }[] = [];
for (const { name } of packages) {
  const values: Record<string, string[]> = {};
  for (const { entry, names } of await publicExports(path.join(consumer, 'node_modules', name))) {
    const exported = names.filter((value) => !value.startsWith('type '));
    if (exported.length > 0) values[path.posix.join(name, entry)] = exported;
  }
  if (Object.keys(values).length > 0) withCode.push({ name, values });
}

/** Runs code in the project, and returns its output on both streams: a warning would show. */
async function run(node: string, type: 'module' | 'commonjs', code: string): Promise<string> {
  const options = [`--input-type=${type}`, '--eval', code];
  const { stdout, stderr } = await promisify(execFile)(node, options, { cwd: consumer });
  return stdout + stderr;
}

/** What MSW 2, which an entry of the emulator imports, makes Node.js 26 print. */
const warningOfMsw = /\(node:\d+\) ExperimentalWarning: localStorage .*\n\(Use `node --trace-warnings .*\n/;

/** Requires every entry, and imports every entry. Prints the version of Node.js, and the values of the entries. */
const check = (entries: readonly string[]) => `
const entries = ${JSON.stringify(entries)};
const keys = (all) => Object.keys(all).filter((key) => key !== '__esModule').sort();
const required = entries.map((entry) => [entry, keys(require(entry))]);
Promise.all(entries.map(async (entry) => [entry, keys(await import(entry))])).then((imported) => {
  const result = { version: process.version, required: Object.fromEntries(required), imported: Object.fromEntries(imported) };
  console.log(JSON.stringify(result));
});`;

describe.each(presentReleases)('with $name', ({ name: release, program: node }) => {
  it.each(withCode)(
    'the entries of $name can be required and imported, and have what their types declare',
    async ({ values }) => {
      const output = await run(node, 'commonjs', check(Object.keys(values)));
      const major = /\d+/.exec(release)?.[0];
      expect(JSON.parse(output.replace(warningOfMsw, ''))).toEqual({
        version: expect.stringMatching(new RegExp(`^v${major}\\.`)),
        required: values,
        imported: values,
      });
    },
  );
});

it.each([
  { file: '@acs-contracts/spec/openapi.json', version: '2021-03-07' },
  { file: '@acs-contracts/spec/2025-06-01/openapi.json', version: '2025-06-01' },
])('reads $file as JSON from either module system', async ({ file, version }) => {
  const require = createRequire(path.join(consumer, 'consumer.cjs'));
  expect(require(file)).toHaveProperty('info.version', version);
  const code = `import contract from '${file}' with { type: 'json' }; console.log(contract.info.version)`;
  expect(await run(packagesNode, 'module', code)).toContain(`${version}\n`);
});

it('installs every package once', () => {
  const require = createRequire(path.join(consumer, 'consumer.cjs'));
  const lockfile: { packages: Record<string, unknown> } = require('./package-lock.json');
  const ours = Object.keys(lockfile.packages).filter((folder) => folder.includes('@acs-contracts/'));
  expect(ours.sort()).toEqual(packages.map(({ name }) => `node_modules/${name}`).sort());
});
