import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { asRecord } from '@acs-contracts/commands/json';
import { createPackageFromTarballData } from '@arethetypeswrong/core';
import { packTarball } from './pack-tarball.js';

/** A package as its users install it. */
export interface PackedPackage {
  /** The folder that it was packed from, relative to the repository's root, with forward slashes. */
  readonly folder: string;
  /** The text of each file, by its path in the package: `dist/index.js`. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Packs the package in a folder, and reads what is in it. Leaves nothing behind.
 *
 * @param folder - relative to `root`
 */
export async function packPackage(root: string, folder: string): Promise<PackedPackage> {
  const temporary = await mkdtemp(path.join(tmpdir(), 'acs-contracts-pack-'));
  try {
    const tarball = await packTarball(path.join(root, folder), temporary);
    return { folder, files: unpack(await readFile(tarball)) };
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

function unpack(tarball: Uint8Array): Map<string, string> {
  const packed = createPackageFromTarballData(tarball);
  const prefix = `/node_modules/${packed.packageName}/`;
  return new Map(packed.listFiles().map((file) => [file.slice(prefix.length), packed.readFile(file)]));
}

/** The parsed `package.json` of a package. */
export function manifestOf({ files }: PackedPackage): Record<string, unknown> {
  const manifest: unknown = JSON.parse(files.get('package.json') ?? 'null');
  return asRecord(manifest);
}
