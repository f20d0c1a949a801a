import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { type Runtime, reportOf, versionOf } from '../runtime.ts';

const { resolve } = createRequire(
  createRequire(import.meta.url).resolve('@acs-contracts/node-releases/package.json'),
);

/** The releases of Node that npm brings as binaries, where there is one for the platform. */
const releases = ['node-22', 'node-24', 'node-26'];

const entries = { fetch: 'command-line.ts', 'its own transport': 'node-transport.ts' };

/** Each release of Node, the one that runs this first, and where its program is. */
export const nodeReleases = [undefined, ...releases].map((release) => ({
  name: release ?? 'Node',
  locate: () =>
    release === undefined
      ? process.execPath
      : path.join(path.dirname(resolve(`${release}/package.json`)), 'bin/node'),
}));

/** Each release of Node with each way to send. tsx reads the entry. */
export const nodes: readonly Runtime[] = nodeReleases.flatMap(({ name, locate }) =>
  Object.entries(entries).map(([sender, entry]) => ({
    name: `${name} with ${sender}`,
    find: () => versionOf(locate),
    run: (input) =>
      reportOf(locate(), [
        '--import',
        'tsx',
        path.join(import.meta.dirname, '../entries', entry),
        JSON.stringify(input),
      ]),
  })),
);
