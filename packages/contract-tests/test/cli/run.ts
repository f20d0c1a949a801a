import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { packagesNode } from '@acs-contracts/node-releases';

const program = fileURLToPath(new URL('../../bin/contract-tests.js', import.meta.url));

/** How a run of the command ended. */
export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command in a process of its own, in a folder, without credentials from this one's environment. */
export function run(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  cwd = process.cwd(),
): Promise<Run> {
  const {
    COMMUNICATION_SERVICES_CONNECTION_STRING: _,
    COMMUNICATION_SERVICES_TOKEN: __,
    ...inherited
  } = process.env;
  const options = { cwd, env: { ...inherited, ...env }, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve) => {
    execFile(packagesNode, [program, ...args], options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}
