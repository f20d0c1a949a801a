import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { installConsumer } from '../packed/consumer.js';
import { publicPackages } from '../packed/public-packages.js';
import { billOfMaterials } from './bill-of-materials.js';
import { installedWith } from './lockfile.js';

/**
 * Writes `sbom/<package>.cdx.json` for every public package, from what npm installs for its users today.
 *
 * @param root - the repository's root, with the packages built
 * @returns a line for each file
 */
export async function writeBillsOfMaterials(root: string): Promise<string[]> {
  const folder = path.join(root, 'sbom');
  await using consumer = await installConsumer(root);
  const lockfile = await readFile(path.join(consumer.folder, 'package-lock.json'), 'utf8');
  await mkdir(folder, { recursive: true });
  const lines: string[] = [];
  for (const { name } of await publicPackages(root)) {
    const packages = installedWith(lockfile, `node_modules/${name}`);
    const file = path.join(folder, `${path.basename(name)}.cdx.json`);
    await writeFile(file, billOfMaterials(packages));
    lines.push(`${path.relative(root, file)}: ${name} with ${packages.length - 1} packages`);
  }
  return lines;
}
