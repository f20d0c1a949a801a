import { type Command, CommanderError } from 'commander';
import { connectionStringVariable } from '../service/connection-string-variable.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { helpItem } from './help-text.js';
import { accessKeysOf, type HidingTerminal, hiding } from './hide-keys.js';
import { watchOutput } from './output-failure.js';
import { asksForJson, commandOf, type ParsingDocument, parsingDocument } from './parsing.js';
import { toJson } from './plain.js';
import { createProgram } from './program.js';
import type { Terminal } from './terminal.js';
import { refuseUnclearValue } from './unclear-value.js';
import { wrap } from './wrap.js';

/**
 * Runs the command, and returns its exit code.
 *
 * @param args without the name of the program
 */
export async function main(args: readonly string[], real: Terminal = process): Promise<ExitCode> {
  const terminal = hiding(real);
  for (const key of accessKeysOf([...args, real.env[connectionStringVariable]])) terminal.hide(key);
  const outputFailure = watchOutput(terminal);
  const exitCode = await parseAndRun(args, terminal);
  const failure = await outputFailure();
  if (failure === undefined) return exitCode;
  terminal.stderr.write(
    `error: The output could not be written (${failure}). The exit code was ${exitCode}.\n`,
  );
  return exitCode === exitCodes.done ? exitCodes.bug : exitCode;
}

async function parseAndRun(args: readonly string[], terminal: HidingTerminal): Promise<ExitCode> {
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
    if (!isJson) write(terminal.stdout, text);
  };
  const writeErr = (text: string) => write(terminal.stderr, text);
  for (const command of allCommands(program)) {
    command.configureHelp({ formatItem: helpItem });
    for (const option of command.options) refuseUnclearValue(option);
    command.exitOverride().configureOutput({
      writeOut,
      writeErr,
      getOutHelpWidth: () => widthOf(terminal.stdout),
      getErrHelpWidth: () => widthOf(terminal.stderr),
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

/** What a file or a pipe gets is searched, not read: it has no lines of its own. */
function write(output: Terminal['stdout'], text: string): void {
  output.write(output.isTTY ? wrap(text, widthOf(output)) : text);
}

/** How wide a help may be; text is hard to read on longer lines. */
function widthOf({ columns }: Terminal['stdout']): number {
  return Math.min(columns || 80, 80);
}

const issues = 'https://github.com/acs-contracts/acs-contracts/issues';

function allCommands(program: Command): readonly Command[] {
  return [program, ...program.commands.flatMap(allCommands)];
}
