import { mkdir, readdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';

const here = fileURLToPath(new URL('../../node_modules', import.meta.url));

/**
 * Links tools that are installed here into the project with the packages, so that a configuration can name them as it
 * would where they are installed. What they depend on is still found here.
 */
export async function linkTools(...names: readonly string[]): Promise<void> {
  const installed = path.join(inject('consumer'), 'node_modules');
  for (const name of names) {
    const link = path.join(installed, name);
    await mkdir(path.dirname(link), { recursive: true });
    const present = await readdir(path.dirname(link));
    if (!present.includes(path.basename(link))) await symlink(path.join(here, name), link, 'dir');
  }
}
