import { execFile } from 'node:child_process';
import { copyFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** What compiling a program took. */
export interface TypeSample {
  /** Of the whole run of tsc, by its own clock. */
  readonly milliseconds: number;
  /** How often a generic type was given its arguments; the same in every run. */
  readonly instantiations: number;
}

const tsc = fileURLToPath(import.meta.resolve('typescript/bin/tsc'));
const configuration = {
  compilerOptions: {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: 'es2022',
    module: 'nodenext',
    lib: ['es2023', 'dom', 'dom.iterable'],
    types: [],
  },
  files: ['program.ts'],
};

/**
 * Compiles one of the files in `programs/` against the packages of a folder.
 *
 * @throws when it does not compile
 */
export async function measureTypes(program: string, folder: string): Promise<TypeSample> {
  const source = fileURLToPath(new URL(`../programs/${program}`, import.meta.url));
  await copyFile(source, path.join(folder, 'program.ts'));
  await writeFile(path.join(folder, 'tsconfig.json'), JSON.stringify(configuration));
  const args = [tsc, '--project', folder, '--extendedDiagnostics'];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const read = (name: string) => {
    const value = new RegExp(`^${name}:\\s+([\\d.]+)`, 'm').exec(stdout)?.[1];
    if (value === undefined) throw new Error(`expected tsc to tell "${name}", got ${stdout}`);
    return Number(value);
  };
  return { milliseconds: read('Total time') * 1000, instantiations: read('Instantiations') };
}
