import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { machineEnvironment } from '@acs-contracts/commands/machine-environment';
import { pnpm } from '@acs-contracts/commands/pnpm';
import { repositoryRoot } from '@acs-contracts/commands/repository-root';
import { run } from '@acs-contracts/commands/run-program';

/** Packages in a folder, as npm installed them. */
export interface Installation {
  readonly folder: string;
  /** How many packages there are, what they depend on included. */
  readonly packages: number;
  /** The sizes of their files, added up. */
  readonly bytes: number;
}

/**
 * Installs packages with npm. Those of this repository, and what they depend on of it, are packed first.
 *
 * @param specifiers - as {@link Subject.install} has them
 * @param folder - does not exist yet
 */
export async function install(specifiers: readonly string[], folder: string): Promise<Installation> {
  await mkdir(folder, { recursive: true });
  const wanted = await Promise.all(specifiers.map((specifier) => resolve(specifier, folder)));
  await writeFile(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
  await run(folder, ['npm', 'install', ...quiet, ...wanted.flat()], machineEnvironment());
  const modules = path.join(folder, 'node_modules');
  const lock: { packages: object } = JSON.parse(
    await readFile(path.join(modules, '.package-lock.json'), 'utf8'),
  );
  return { folder, packages: Object.keys(lock.packages).length, bytes: await bytesIn(modules) };
}

/** What npm is told to install: tarballs, for a package of this repository. */
async function resolve(specifier: string, folder: string): Promise<readonly string[]> {
  if (!specifier.startsWith('@acs-contracts/')) return [specifier];
  const tarballs = path.join(folder, 'tarballs', specifier);
  await mkdir(tarballs, { recursive: true });
  const words = ['--filter-prod', `${specifier}...`, 'pack', '--pack-destination', tarballs];
  await run(repositoryRoot, pnpm(...words));
  return (await readdir(tarballs)).map((file) => path.join(tarballs, file));
}

async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name !== '.package-lock.json');
  const sizes = await Promise.all(files.map((file) => stat(path.join(file.parentPath, file.name))));
  return sizes.reduce((sum, { size }) => sum + size, 0);
}
