import { execFile } from 'node:child_process';
import { copyFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, inject, it } from 'vitest';

const consumer = inject('consumer');
const require = createRequire(import.meta.url);
const libraries = 'es2022,esnext.disposable,dom,dom.iterable';
const options = ['--strict', '--noEmit', '--target', 'es2022', '--lib', libraries];

beforeAll(() =>
  copyFile(new URL('fixtures/consumer.ts', import.meta.url), path.join(consumer, 'consumer.ts')),
);

it.each(
  ['typescript', 'typescript-6', 'typescript-7'].flatMap((compiler) => {
    const { version }: { version: string } = require(`${compiler}/package.json`);
    return [
      { compiler, version, module: 'nodenext', moduleResolution: 'nodenext' },
      { compiler, version, module: 'esnext', moduleResolution: 'bundler' },
    ];
  }),
)('compile with TypeScript $version and moduleResolution $moduleResolution', async (row) => {
  const tsc = path.join(path.dirname(require.resolve(`${row.compiler}/package.json`)), 'bin/tsc');
  const modules = ['--module', row.module, '--moduleResolution', row.moduleResolution];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [tsc, ...options, ...modules, 'consumer.ts'],
    { cwd: consumer },
  ).catch((error: { stdout: string }) => error);
  expect(stdout).toBe('');
});
