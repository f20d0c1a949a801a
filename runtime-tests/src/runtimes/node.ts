import path from 'node:path';
import { presentReleases } from '@acs-contracts/node-releases';
import { type Runtime, reportOf, versionOf } from '../runtime.ts';

const entries = { fetch: 'command-line.ts', 'its own transport': 'node-transport.ts' };

/** Each release of Node with each way to send. tsx reads the entry. */
export const nodes: readonly Runtime[] = presentReleases.flatMap(({ name, program }) =>
  Object.entries(entries).map(([sender, entry]) => ({
    name: `${name} with ${sender}`,
    find: () => versionOf(() => program),
    run: (input) =>
      reportOf(program, [
        '--import',
        'tsx',
        path.join(import.meta.dirname, '../entries', entry),
        JSON.stringify(input),
      ]),
  })),
);
