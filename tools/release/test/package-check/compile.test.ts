import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, inject, it } from 'vitest';
import { compile, compilers, skipLibraries, versionOf } from './compile.js';

const consumer = inject('consumer');

beforeAll(() =>
  copyFile(new URL('fixtures/consumer.ts', import.meta.url), path.join(consumer, 'consumer.ts')),
);

it.each(
  compilers.flatMap((compiler) => [
    { compiler, version: versionOf(compiler), module: 'nodenext', moduleResolution: 'nodenext', skipped: [] },
    {
      compiler,
      version: versionOf(compiler),
      module: 'esnext',
      moduleResolution: 'bundler',
      skipped: skipLibraries,
    },
  ]),
)(
  'ES modules that import the packages compile with TypeScript $version and moduleResolution $moduleResolution',
  async ({ compiler, module, moduleResolution, skipped }) => {
    const settings = ['--module', module, '--moduleResolution', moduleResolution, ...skipped];
    expect(await compile(compiler, consumer, ['consumer.ts'], settings)).toBe('');
  },
);
