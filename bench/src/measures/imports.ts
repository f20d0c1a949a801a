import { execFile } from 'node:child_process';
import process from 'node:process';
import { promisify } from 'node:util';

/**
 * Imports a module for the first time in a fresh process; gives the milliseconds until it was there, the start of Node
 * not included.
 *
 * @param folder - where its package is installed
 */
export async function measureImport(module: string, folder: string): Promise<number> {
  const code = `const start = performance.now();
await import(${JSON.stringify(module)});
console.log(performance.now() - start);`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--no-warnings', '--input-type=module', '--eval', code],
    { cwd: folder },
  );
  return Number(stdout);
}
