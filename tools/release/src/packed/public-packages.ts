import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { asRecord } from '@acs-contracts/commands/json';

/** A package that is published. */
export interface PublicPackage {
  /** Relative to the repository's root, with forward slashes: `packages/phone-numbers-client`. */
  readonly folder: string;
  readonly name: string;
  readonly version: string;
}

/** Every package of the repository that is not private, in the order of its folder. */
export async function publicPackages(root: string): Promise<PublicPackage[]> {
  const inPackages = await readdir(path.join(root, 'packages'));
  const folders = ['spec', ...inPackages.sort().map((name) => `packages/${name}`)];
  const found: PublicPackage[] = [];
  for (const folder of folders) {
    const manifest = await readManifest(path.join(root, folder, 'package.json'));
    const { name, version } = manifest;
    if (manifest['private'] !== true && typeof name === 'string' && typeof version === 'string') {
      found.push({ folder, name, version });
    }
  }
  return found;
}

/** A folder that git left behind, with nothing but what it ignores in it, has no manifest. */
async function readManifest(file: string): Promise<Record<string, unknown>> {
  try {
    return asRecord(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (asRecord(error)['code'] === 'ENOENT') return { private: true };
    throw error;
  }
}
