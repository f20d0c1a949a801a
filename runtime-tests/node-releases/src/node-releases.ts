import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';

const { resolve } = createRequire(import.meta.url);

/** The releases of Node.js that the packages are proven on. The first is the lowest that they promise. */
export const nodeReleases = ['node-20', 'node-22', 'node-24', 'node-26'] as const;

/** A release of Node.js that npm brings as a binary. */
export type NodeRelease = (typeof nodeReleases)[number];

/** The path of the program of a release; `undefined` where npm brings no binary for the platform. */
export function programOf(release: NodeRelease): string | undefined {
  try {
    return path.join(path.dirname(resolve(`${release}/package.json`)), 'bin/node');
  } catch {
    return undefined;
  }
}

/**
 * The release that the environment variable `PACKAGES_NODE` names; `undefined` when it is not set.
 *
 * @throws Error when it names none of {@link nodeReleases}
 */
export function chosenRelease(
  name: string | undefined = process.env['PACKAGES_NODE'],
): NodeRelease | undefined {
  if (name === undefined || name === '') return undefined;
  const release = nodeReleases.find((known) => known === name);
  if (release !== undefined) return release;
  throw new Error(
    `PACKAGES_NODE must be one of ${nodeReleases.join(', ')} (received ${JSON.stringify(name)})`,
  );
}

/**
 * The path of the Node.js that runs the programs of the packages in tests: of the release that `PACKAGES_NODE` names,
 * which is the lowest by default. Where npm brings no binary for the platform, it is the Node.js of this process.
 */
export const packagesNode: string = programOf(chosenRelease() ?? nodeReleases[0]) ?? process.execPath;

const present = nodeReleases.flatMap((name) => {
  const program = programOf(name);
  return program === undefined ? [] : [{ name, program }];
});

/** Every release that npm brings for the platform, the lowest first; where it brings none, the Node.js of this process. */
export const presentReleases: readonly { readonly name: string; readonly program: string }[] =
  present.length > 0
    ? present
    : [{ name: `node-${process.versions.node.split('.')[0]}`, program: process.execPath }];

/** The environment of this process with {@link packagesNode} first on the PATH, for programs that are started by name. */
export function packagesEnvironment(): NodeJS.ProcessEnv {
  const folders = [path.dirname(packagesNode), process.env['PATH']];
  return { ...process.env, PATH: folders.join(path.delimiter) };
}
