import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { asRecord } from '@acs-contracts/commands/json';
import esbuildPlugin from '@size-limit/esbuild';
import filePlugin from '@size-limit/file';
import sizeLimit from 'size-limit';

/** The bytes of a module with all that it imports, bundled, minified and compressed with gzip. */
export function bundledBytes(entry: string): Promise<number> {
  return measure([...filePlugin, ...esbuildPlugin], [entry]);
}

/** The bytes of all files in a folder, `node_modules` in it excluded, each compressed with gzip. */
export async function fileBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !path.relative(folder, file).startsWith('node_modules'));
  return measure(filePlugin, files);
}

async function measure(plugins: typeof filePlugin, files: string[]): Promise<number> {
  const results: unknown = await sizeLimit([...plugins], { checks: [{ files, gzip: true }] });
  const { size } = asRecord(Array.isArray(results) ? results[0] : undefined);
  if (typeof size !== 'number')
    throw new Error(`expected a size of ${files.join(', ')}, got ${String(size)}`);
  return size;
}
