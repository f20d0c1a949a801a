import { CommanderError } from 'commander';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { createProgram } from './program.js';
import { runCommand, runLocally } from './run-command.js';
import type { Terminal } from './terminal.js';

/**
 * Runs the command, and returns its exit code.
 *
 * @param args without the name of the program
 */
export async function main(args: readonly string[], terminal: Terminal = process): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.done;
  const program = createProgram({
    async run(command, options, create) {
      exitCode = await runCommand(terminal, command, options, create);
    },
    async runLocally(command, options, create) {
      exitCode = await runLocally(terminal, command, options, create);
    },
  });
  for (const command of [
    program,
    ...program.commands,
    ...program.commands.flatMap(({ commands }) => commands),
  ]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
      getOutHelpWidth: () => Math.min(terminal.stdout.columns ?? 80, 80),
      getErrHelpWidth: () => Math.min(terminal.stderr.columns ?? 80, 80),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return exitCodes.done;
    if (args.includes('--json')) {
      const document = {
        command: args[0] ?? '',
        exitCode: exitCodes.usage,
        error: { code: 'usage', message: error.message },
      };
      terminal.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
    }
    return exitCodes.usage;
  }
}
