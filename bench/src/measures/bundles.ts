import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/**
 * Bundles code and all that it imports, minified; gives its bytes after gzip. What a platform brings along does not
 * count.
 *
 * @param folder - where the packages are installed
 */
export async function measureBundle(
  code: string,
  folder: string,
  platform: 'browser' | 'node',
): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: folder },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform,
    target: 'es2022',
  });
  const [bundle] = outputFiles;
  if (bundle === undefined) throw new Error('expected a bundle, got none');
  return gzipSync(bundle.contents, { level: 9 }).length;
}
