import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { type Compiler, compilers, compile as compileWith, skipLibraries, versionOf } from './compile.js';

/** Inside of the project with the packages: a project whose `package.json` does not say `"type": "module"`. */
const project = path.join(inject('consumer'), 'commonjs');
const withoutNode10: Compiler = 'typescript-7';

beforeAll(async () => {
  await mkdir(project, { recursive: true });
  await writeFile(path.join(project, 'package.json'), '{ "private": true }');
  const esm = path.join(project, 'esm');
  await mkdir(esm, { recursive: true });
  await writeFile(path.join(esm, 'package.json'), '{ "private": true, "type": "module" }');
  for (const name of ['consumer', 'types-consumer']) {
    const fixture = new URL(`fixtures/${name}.ts`, import.meta.url);
    await copyFile(fixture, path.join(project, `${name}.ts`));
    await copyFile(fixture, path.join(esm, `${name}.cts`));
  }
  await writeFile(
    path.join(project, 'contract.ts'),
    "import contract = require('@acs-contracts/spec/openapi.json');\nexport const { version }: { version: string } = contract.info;\n",
  );
});

/** Compiles files of the project; `compile.test.ts` does so with the libraries of the compilers. */
const compile = (compiler: Compiler, files: readonly string[], settings: readonly string[]) =>
  compileWith(compiler, project, files, [...settings, ...skipLibraries]);

/** A row for each compiler, with its version for the name of the test. */
const rows = (...chosen: readonly Compiler[]) =>
  chosen.map((compiler) => ({ compiler, version: versionOf(compiler) }));

describe('CommonJS that imports the packages of types', () => {
  it.each(rows(...compilers))(
    'compiles with TypeScript $version and module node16, in .ts and .cts files',
    async ({ compiler }) => {
      const files = ['types-consumer.ts', 'esm/types-consumer.cts'];
      expect(await compile(compiler, files, ['--module', 'node16'])).toBe('');
    },
  );
});

describe('CommonJS that imports any of the packages', () => {
  it.each(rows(...compilers.filter((compiler) => compiler !== withoutNode10)))(
    'compiles with TypeScript $version and moduleResolution node10',
    async ({ compiler, version }) => {
      const deprecated = version.startsWith('5.') ? [] : ['--ignoreDeprecations', '6.0'];
      const settings = [
        '--module',
        'commonjs',
        '--moduleResolution',
        'node10',
        '--resolveJsonModule',
        ...deprecated,
      ];
      const files = ['consumer.ts', 'types-consumer.ts', 'contract.ts'];
      expect(await compile(compiler, files, settings)).toBe('');
    },
  );

  it.each([
    ...rows(...compilers).map((row) => ({ ...row, module: 'node20' })),
    ...rows('typescript').map((row) => ({ ...row, module: 'nodenext' })),
  ])(
    'compiles with TypeScript $version and module $module, in .ts and .cts files',
    async ({ compiler, module }) => {
      const files = [
        'consumer.ts',
        'types-consumer.ts',
        'contract.ts',
        'esm/consumer.cts',
        'esm/types-consumer.cts',
      ];
      expect(await compile(compiler, files, ['--module', module, '--resolveJsonModule'])).toBe('');
    },
  );

  it.each(rows('typescript-6', 'typescript-7'))(
    'compiles with TypeScript $version, module commonjs and moduleResolution bundler',
    async ({ compiler }) => {
      const settings = ['--module', 'commonjs', '--moduleResolution', 'bundler', '--resolveJsonModule'];
      const files = ['consumer.ts', 'types-consumer.ts', 'contract.ts'];
      expect(await compile(compiler, files, settings)).toBe('');
    },
  );
});
