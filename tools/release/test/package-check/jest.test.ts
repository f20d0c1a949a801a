import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { packagesNode } from '@acs-contracts/node-releases';
import ts from 'typescript';
import { beforeAll, expect, inject, it } from 'vitest';
import { linkTools } from './tools-in-consumer.js';

const require = createRequire(import.meta.url);
const folder = path.join(inject('consumer'), 'jest');
const fixture = (name: string) => new URL(`fixtures/${name}`, import.meta.url);

/** A Jest test of each kind, in a project that does not say `"type": "module"`. */
const files = {
  'package.json': '{ "private": true }',
  'typescript.test.js': `
    const { purchase } = require('./purchase');
    test('TypeScript that imports the packages', async () => expect(await purchase()).toMatch(/^purchase_/));`,
  'javascript.test.js': `
    const { purchase } = require('./purchase.cjs');
    test('JavaScript that requires the packages', async () => expect(await purchase()).toMatch(/^purchase_/));`,
  'import.test.js': `
    test('JavaScript that imports the packages', async () => {
      const { checkExchange } = await import('@acs-contracts/contract-tests');
      const { createPhoneNumbersClient } = await import('@acs-contracts/phone-numbers-client');
      expect([typeof checkExchange, typeof createPhoneNumbersClient]).toEqual(['function', 'function']);
    });`,
};

beforeAll(async () => {
  await linkTools('babel-jest', 'ts-jest', 'typescript', '@babel/plugin-transform-modules-commonjs');
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
  const code = await readFile(fixture('purchase.ts'), 'utf8');
  await writeFile(path.join(folder, 'purchase.ts'), code);
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(code, { compilerOptions });
  await writeFile(path.join(folder, 'purchase.cjs'), outputText);
  for (const name of ['jest.babel.json', 'jest.typescript.json']) {
    await copyFile(fixture(name), path.join(folder, name));
  }
  await writeFile(path.join(folder, 'jest.import.json'), '{}');
});

/** Runs one test file with Jest 30, which prints its result to stderr. */
async function jest(test: string, config: string, ...nodeOptions: readonly string[]): Promise<string> {
  const program = path.join(path.dirname(require.resolve('jest/package.json')), 'bin/jest.js');
  const cache = ['--cacheDirectory', path.join(folder, 'cache')];
  const options = ['--ci', '--colors=false', '--config', path.join(folder, config), ...cache, test];
  const { stderr } = await promisify(execFile)(packagesNode, [...nodeOptions, program, ...options], {
    cwd: folder,
  }).catch((error: { stderr: string }) => error);
  return stderr;
}

it('Jest 30 runs JavaScript that requires client and emulator, if babel-jest compiles these', async () => {
  expect(await jest('javascript.test.js', 'jest.babel.json')).toMatch(/^Tests: +1 passed, 1 total$/m);
});

it('Jest 30 runs TypeScript that imports client and emulator, if ts-jest compiles these', async () => {
  expect(await jest('typescript.test.js', 'jest.typescript.json')).toMatch(/^Tests: +1 passed, 1 total$/m);
});

it('Jest 30 imports every package as it is with --experimental-vm-modules', async () => {
  const output = await jest('import.test.js', 'jest.import.json', '--experimental-vm-modules');
  expect(output).toMatch(/^Tests: +1 passed, 1 total$/m);
});
