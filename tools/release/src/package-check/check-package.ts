import type { PackedPackage } from '../packed/packed-package.js';
import { checkContents } from './check-contents.js';
import { checkWithAttw, checkWithPublint } from './check-entries.js';
import { checkManifest } from './check-manifest.js';

/** Everything that is wrong with a package, a line each: what was expected, and what was found. */
export async function checkPackedPackage(packed: PackedPackage): Promise<string[]> {
  return [
    ...checkContents(packed),
    ...checkManifest(packed),
    ...(await checkWithPublint(packed)),
    ...(await checkWithAttw(packed)),
  ];
}
