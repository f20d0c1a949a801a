import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { machineEnvironment } from '@acs-contracts/commands/machine-environment';
import { attempt, run } from '@acs-contracts/commands/run-program';
import type { Registry } from './registry.js';
import { npmrc } from './repository-copy.js';

const packages = ['@acs-contracts/phone-numbers-client', '@acs-contracts/phone-numbers-emulator'];
const libraries = 'es2022,esnext.disposable,dom,dom.iterable';

/** An empty project that installs what was published, and buys a phone number with it. */
export interface Consumer {
  /** Installs the packages with npm, in the given version or range. */
  install(version: string): Promise<void>;
  /** Compiles the program; gives what the compiler says, nothing when it is content. */
  compile(): Promise<string>;
  /** Runs the compiled program; gives what it prints. */
  buy(): Promise<string>;
}

/** Makes the project. Only the scope of this repository comes from the registry. */
export async function createConsumer(folder: string, registry: Registry): Promise<Consumer> {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  await writeFile(path.join(folder, '.npmrc'), npmrc(registry));
  await copyFile(new URL('program.ts', import.meta.url), path.join(folder, 'program.ts'));
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const options = ['--strict', '--target', 'es2022', '--module', 'nodenext', '--lib', libraries];
  return {
    async install(version) {
      const wanted = packages.map((name) => `${name}@${version}`);
      const quiet = ['--no-audit', '--no-fund', '--loglevel=error', '--prefer-online'];
      await run(folder, ['npm', 'install', ...quiet, ...wanted], machineEnvironment());
    },
    async compile() {
      const command = [process.execPath, tsc, ...options, '--outDir', 'built', 'program.ts'];
      return (await attempt(folder, command)).output;
    },
    buy: () => run(folder, [process.execPath, 'built/program.js']),
  };
}
