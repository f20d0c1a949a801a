import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { machineEnvironment } from '@acs-contracts/commands/machine-environment';
import { packTarball } from './pack-tarball.js';
import { publicPackages } from './public-packages.js';

/** A project that has nothing but the public packages, which npm installed from their tarballs. */
export interface Consumer extends AsyncDisposable {
  /** The project's folder. */
  readonly folder: string;
}

/**
 * Packs every public package and installs all of them into an empty project in the system's temporary folder. Only
 * the tarballs come from disk; what they depend on comes from the registry, as it does for a user.
 *
 * @param root - the repository's root, with the packages built
 */
export async function installConsumer(root: string): Promise<Consumer> {
  const temporary = await mkdtemp(path.join(tmpdir(), 'acs-contracts-consumer-'));
  const remove = () => rm(temporary, { recursive: true, force: true });
  try {
    const packages = await publicPackages(root);
    const tarballs = await Promise.all(
      packages.map(({ folder }) => packTarball(path.join(root, folder), temporary)),
    );
    const folder = path.join(temporary, 'project');
    await mkdir(folder);
    await writeFile(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }');
    await npmInstall(folder, tarballs);
    return { folder, [Symbol.asyncDispose]: remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function npmInstall(cwd: string, tarballs: readonly string[]): Promise<void> {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  await promisify(execFile)(
    'npm',
    ['install', '--ignore-scripts', '--prefer-offline', ...quiet, ...tarballs],
    // npm tries for hours to reach a registry that does not answer.
    { cwd, env: machineEnvironment(), timeout: 600_000 },
  );
}
