import { type Command, CommanderError } from 'commander';
import { connectionStringVariable } from '../service/connection-string-variable.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { accessKeysOf, hiding } from './hide-keys.js';
import { watchOutput } from './output-failure.js';
import { asksForJson, commandOf, type ParsingDocument, parsingDocument } from './parsing.js';
import { toJson } from './plain.js';
import { createProgram } from './program.js';
import type { Terminal } from './terminal.js';

/**
 * Runs the command, and returns its exit code.
 *
 * @param args without the name of the program
 */
export async function main(args: readonly string[], real: Terminal = process): Promise<ExitCode> {
  const terminal = hiding(real, accessKeysOf([...args, real.env[connectionStringVariable]]));
  const outputFailure = watchOutput(terminal);
  const exitCode = await parseAndRun(args, terminal);
  const failure = await outputFailure();
  if (failure === undefined) return exitCode;
  terminal.stderr.write(
    `error: The output could not be written (${failure}). The exit code was ${exitCode}.\n`,
  );
  return exitCode === exitCodes.done ? exitCodes.bug : exitCode;
}

async function parseAndRun(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.done;
  let printed = '';
  const isJson = asksForJson(args);
  const program = createProgram({
    async run(command, options, create) {
      const { runCommand } = await import('./run-command.js');
      exitCode = await runCommand(terminal, command, options, create);
    },
    async runLocally(command, options, create) {
      const { runLocally } = await import('./run-command.js');
      exitCode = await runLocally(terminal, command, options, create);
    },
  });
  const writeOut = (text: string) => {
    printed += text;
    if (!isJson) terminal.stdout.write(text);
  };
  for (const command of allCommands(program)) {
    command.exitOverride().configureOutput({
      writeOut,
      writeErr: (text) => terminal.stderr.write(text),
      getOutHelpWidth: () => Math.min(terminal.stdout.columns || 80, 80),
      getErrHelpWidth: () => Math.min(terminal.stderr.columns || 80, 80),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  }
  const print = (document: ParsingDocument) => {
    if (isJson) terminal.stdout.write(`${toJson(document, 2)}\n`);
    return document.exitCode;
  };
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return print(parsingDocument(program, args, error, printed));
    const text = error instanceof Error ? error.stack : String(error);
    terminal.stderr.write(`error: A fault of this program. Please report it: ${issues}\n${text}\n`);
    const message = 'A fault of this program. stderr says more.';
    return print({
      command: commandOf(program, args),
      exitCode: exitCodes.bug,
      error: { code: 'bug', message },
    });
  }
}

const issues = 'https://github.com/acs-contracts/acs-contracts/issues';

function allCommands(program: Command): readonly Command[] {
  return [program, ...program.commands.flatMap(allCommands)];
}
