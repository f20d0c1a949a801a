import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

/**
 * Packs the package in a folder, as `pnpm publish` would: `workspace:` and `catalog:` become versions.
 *
 * @returns the path of the tarball, which lies in `destination`
 */
export async function packTarball(folder: string, destination: string): Promise<string> {
  const { stdout } = await runPnpm(folder, ['pack', '--json', '--pack-destination', destination]);
  const packed: unknown = JSON.parse(stdout);
  if (!isPacked(packed)) throw new Error(`expected pnpm pack to name a tarball of ${folder}, got ${stdout}`);
  return path.resolve(destination, packed.filename);
}

function isPacked(value: unknown): value is { readonly filename: string } {
  return (
    typeof value === 'object' && value !== null && 'filename' in value && typeof value.filename === 'string'
  );
}

/** The pnpm that runs this script, when one does: it need not be on the PATH. */
function runPnpm(cwd: string, args: readonly string[]): Promise<{ stdout: string }> {
  const running = process.env['npm_execpath'];
  const isPnpm = running !== undefined && /pnpm[^/\\]*$/.test(running);
  const [command, ...first] = isPnpm ? [process.execPath, running] : ['pnpm'];
  return promisify(execFile)(command ?? 'pnpm', [...first, ...args], { cwd });
}
