import path from 'node:path';
import { build } from 'esbuild';

/** One script out of an entry and the built client, for a runtime that resolves no packages. */
export async function bundle(entry: 'browser' | 'worker'): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, `entries/${entry}.ts`)],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
  });
  const [script] = outputFiles;
  if (script === undefined) throw new Error(`expected a bundle of ${entry}, got none`);
  return script.text;
}
