import path from 'node:path';
import process from 'node:process';
import { type Runtime, reportOf } from '../runtime.ts';

const entry = path.join(import.meta.dirname, '../entries/command-line.ts');

/** The Node that runs this; tsx for the entry, which this Node may not know to read. */
export const node: Runtime = {
  name: 'Node',
  find: async () => ({ version: process.versions.node }),
  run: (input) => reportOf(process.execPath, ['--import', 'tsx', entry, JSON.stringify(input)]),
};
