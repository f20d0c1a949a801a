import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));

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
  await run('npm', ['install', ...quiet, ...wanted.flat()], { cwd: folder });
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
  await runPnpm(['--filter-prod', `${specifier}...`, 'pack', '--pack-destination', tarballs]);
  return (await readdir(tarballs)).map((file) => path.join(tarballs, file));
}

/** The pnpm that runs this script, when one does: it need not be on the PATH. */
function runPnpm(args: readonly string[]): Promise<unknown> {
  const running = process.env['npm_execpath'];
  const isPnpm = running !== undefined && /pnpm[^/\\]*$/.test(running);
  return isPnpm
    ? run(process.execPath, [running, ...args], { cwd: root })
    : run('pnpm', [...args], { cwd: root });
}

async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name !== '.package-lock.json');
  const sizes = await Promise.all(files.map((file) => stat(path.join(file.parentPath, file.name))));
  return sizes.reduce((sum, { size }) => sum + size, 0);
}
