import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { createPackageFromTarballData } from '@arethetypeswrong/core';

/** A package as its users install it. */
export interface PackedPackage {
  /** The folder that it was packed from, relative to the repository's root, with forward slashes. */
  readonly folder: string;
  /** The text of each file, by its path in the package: `dist/index.js`. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Packs the package in a folder, as `pnpm publish` would: `workspace:` and `catalog:` become versions. Leaves nothing
 * behind.
 *
 * @param folder - relative to `root`
 */
export async function packPackage(root: string, folder: string): Promise<PackedPackage> {
  const temporary = await mkdtemp(path.join(tmpdir(), 'acs-contracts-pack-'));
  try {
    await runPnpm(path.join(root, folder), ['pack', '--pack-destination', temporary]);
    const [tarball] = await readdir(temporary);
    if (tarball === undefined) throw new Error(`expected a tarball of ${folder}, got none`);
    return { folder, files: unpack(await readFile(path.join(temporary, tarball))) };
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

function unpack(tarball: Uint8Array): Map<string, string> {
  const packed = createPackageFromTarballData(tarball);
  const prefix = `/node_modules/${packed.packageName}/`;
  return new Map(packed.listFiles().map((file) => [file.slice(prefix.length), packed.readFile(file)]));
}

/** The pnpm that runs this script, when one does: it need not be on the PATH. */
function runPnpm(cwd: string, args: readonly string[]): Promise<unknown> {
  const running = process.env['npm_execpath'];
  const isPnpm = running !== undefined && /pnpm[^/\\]*$/.test(running);
  const [command, ...first] = isPnpm ? [process.execPath, running] : ['pnpm'];
  return promisify(execFile)(command ?? 'pnpm', [...first, ...args], { cwd });
}

/** The parsed `package.json` of a package. */
export function manifestOf({ files }: PackedPackage): Record<string, unknown> {
  const manifest: unknown = JSON.parse(files.get('package.json') ?? 'null');
  return asRecord(manifest);
}

/** The members of an object; none for any other value. */
export function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
