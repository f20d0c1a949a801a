import { parseArguments } from '@acs-contracts/commands/command';
import { CommandError } from '@acs-contracts/commands/command-error';
import { command } from '../src/command.js';
import { run, type Shell } from '../src/run.js';

/** Calls `spec diff` with the arguments of a command line, as `diff-main.ts` does; returns its exit code. */
export async function call(args: readonly string[], shell: Shell): Promise<number> {
  try {
    return await run(parseArguments(command, args), shell);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    shell.error(`${error.message} (see ${command.name} --help)`);
    return error.exitCode;
  }
}
