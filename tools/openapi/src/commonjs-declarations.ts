import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a `.d.cts` next to each `.d.ts` in a folder, with the same declarations. TypeScript reads a `.d.ts` of an ESM
 * package as an ES module, which a CommonJS file cannot import with `module: node16`; a package of types alone has
 * nothing at run time for which that would matter.
 *
 * @returns the paths of the files written, relative to the folder, with forward slashes
 */
export async function writeCommonJsDeclarations(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true });
  const declarations = entries.filter((name) => name.endsWith('.d.ts'));
  return Promise.all(
    declarations.map(async (name) => {
      const text = await readFile(path.join(folder, name), 'utf8');
      const written = name.replace(/\.ts$/, '.cts');
      await writeFile(path.join(folder, written), toCommonJs(text));
      return written.split(path.sep).join('/');
    }),
  );
}

/** Declarations that import the `.d.cts` of other files in the package (`./a.cjs`) instead of their `.d.ts` (`./a.js`). */
function toCommonJs(declarations: string): string {
  return declarations.replaceAll(/(from |import\()(['"])(\.{1,2}\/[^'"]*)\.js\2/g, '$1$2$3.cjs$2');
}
