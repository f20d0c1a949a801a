import type { Command, CommanderError } from 'commander';
import { type ExitCode, exitCodes } from './exit-codes.js';

/** The document of `--json` if no command made one: of help, the version, wrong usage, and a fault of this program. */
export interface ParsingDocument {
  readonly command: string;
  readonly exitCode: ExitCode;
  readonly result?: { readonly text: string } | { readonly version: string };
  readonly error?: { readonly code: 'usage' | 'bug'; readonly message: string };
}

/** Returns whether a command line asks for JSON. After `--`, there are no options. */
export function asksForJson(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end === -1 ? undefined : end).includes('--json');
}

/**
 * Returns the document of what ended the parsing of a command line.
 *
 * @param printed what was printed on stdout for people
 */
export function parsingDocument(
  program: Command,
  args: readonly string[],
  { code, message, exitCode }: CommanderError,
  printed: string,
): ParsingDocument {
  const isGood = { exitCode: exitCodes.done };
  if (code === 'commander.version') return { command: 'version', ...isGood, result: { version: message } };
  if (exitCode === 0) return { command: 'help', ...isGood, result: { text: printed } };
  const text = code === 'commander.help' ? 'Name a command.' : message.replace(/^error: /, '');
  return {
    command: commandOf(program, args),
    exitCode: exitCodes.usage,
    error: { code: 'usage', message: text },
  };
}

/** Returns the command that a command line names, such as `journal list`; the program's own name if it names none. */
export function commandOf(program: Command, args: readonly string[]): string {
  const words: string[] = [];
  let command = program;
  for (const arg of args) {
    const next = command.commands.find((sub) => sub.name() === arg);
    if (next === undefined) break;
    words.push(arg);
    command = next;
  }
  return words.join(' ') || program.name();
}
