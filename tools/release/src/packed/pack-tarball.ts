import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { pnpm } from '@acs-contracts/commands/pnpm';

/**
 * Packs the package in a folder, as `pnpm publish` would: `workspace:` and `catalog:` become versions.
 *
 * @returns the path of the tarball, which lies in `destination`
 */
export async function packTarball(folder: string, destination: string): Promise<string> {
  const [command = '', ...args] = pnpm('pack', '--json', '--pack-destination', destination);
  const { stdout } = await promisify(execFile)(command, args, { cwd: folder });
  const packed: unknown = JSON.parse(stdout);
  if (!isPacked(packed)) throw new Error(`expected pnpm pack to name a tarball of ${folder}, got ${stdout}`);
  return path.resolve(destination, packed.filename);
}

function isPacked(value: unknown): value is { readonly filename: string } {
  return (
    typeof value === 'object' && value !== null && 'filename' in value && typeof value.filename === 'string'
  );
}
