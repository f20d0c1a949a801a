import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';

const require = createRequire(import.meta.url);
const libraries = 'es2022,esnext.disposable,dom,dom.iterable';
const options = [
  '--strict',
  '--exactOptionalPropertyTypes',
  '--noEmit',
  '--target',
  'es2022',
  '--lib',
  libraries,
];

/** The compilers that users may have, by the names they are installed under here. */
export const compilers = ['typescript', 'typescript-6', 'typescript-7'] as const;

/** A TypeScript compiler. */
export type Compiler = (typeof compilers)[number];

/** The version of a compiler: `5.9.3`. */
export function versionOf(compiler: Compiler): string {
  const { version }: { version: string } = require(`${compiler}/package.json`);
  return version;
}

/**
 * Skips the libraries that the compiler brings, a third of its work. They are the same in every module system: one
 * compilation with each compiler is enough to show that nothing the packages bring along is in conflict with them.
 */
export const skipLibraries = ['--skipDefaultLibCheck'] as const;

/** Compiles files in a folder, declarations of packages included; returns the errors that the compiler prints. */
export async function compile(
  compiler: Compiler,
  folder: string,
  files: readonly string[],
  settings: readonly string[],
): Promise<string> {
  const tsc = path.join(path.dirname(require.resolve(`${compiler}/package.json`)), 'bin/tsc');
  const { stdout } = await promisify(execFile)(process.execPath, [tsc, ...options, ...settings, ...files], {
    cwd: folder,
  }).catch((error: { stdout: string }) => error);
  return stdout;
}
