import path from 'node:path';
import process from 'node:process';
import { platformBinary } from '../platform-binary.ts';
import { type Runtime, reportOf, versionOf } from '../runtime.ts';

const entry = path.join(import.meta.dirname, '../entries/command-line.ts');
const locate = () => {
  const architecture = process.arch === 'arm64' ? 'aarch64' : process.arch;
  return platformBinary('bun', `@oven/bun-${process.platform}-${architecture}`, 'bin/bun');
};

/** Bun. */
export const bun: Runtime = {
  name: 'Bun',
  find: () => versionOf(locate),
  run: (input) => reportOf(locate(), ['run', '--no-install', entry, JSON.stringify(input)]),
};
