import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';

/**
 * The binary in a platform package of a wrapper package. The wrapper itself would put it in place after its install,
 * which this workspace lets no package do.
 *
 * @param wrapper - the package that has the platform packages as optional dependencies
 * @param platformPackage - its name on this platform
 * @param file - the binary in it
 * @throws when the wrapper has no such package for this platform
 */
export function platformBinary(wrapper: string, platformPackage: string, file: string): string {
  const fromHere = createRequire(import.meta.url);
  const fromWrapper = createRequire(fromHere.resolve(`${wrapper}/package.json`));
  try {
    return path.join(path.dirname(fromWrapper.resolve(`${platformPackage}/package.json`)), file);
  } catch {
    throw new Error(`no binary for ${process.platform}-${process.arch}: ${platformPackage} is not installed`);
  }
}
