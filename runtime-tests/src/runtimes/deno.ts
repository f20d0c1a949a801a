import path from 'node:path';
import process from 'node:process';
import { platformBinary } from '../platform-binary.ts';
import { type Runtime, reportOf, versionOf } from '../runtime.ts';

const entry = path.join(import.meta.dirname, '../entries/command-line.ts');
const locate = () => {
  const libc = process.platform === 'linux' ? '-glibc' : '';
  return platformBinary('deno', `@deno/${process.platform}-${process.arch}${libc}`, 'deno');
};

/** Deno, which may reach this machine only, and no file but what it imports. */
export const deno: Runtime = {
  name: 'Deno',
  find: () => versionOf(locate),
  run: (input) =>
    reportOf(locate(), [
      'run',
      '--no-prompt',
      '--no-lock',
      '--cached-only',
      '--allow-net=127.0.0.1',
      entry,
      JSON.stringify(input),
    ]),
};
