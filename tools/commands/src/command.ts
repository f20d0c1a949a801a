import { parseArgs } from 'node:util';
import { CommandError, UsageError } from './command-error.js';
import { whyTooOld } from './tools-node.js';
import { type Command, formatUsage, type Option } from './usage.js';

export type { Command } from './usage.js';

type OptionTable = Readonly<Record<string, Option>>;

interface ParseConfig<Options extends OptionTable> {
  args: string[];
  allowPositionals: true;
  options: Options;
}

/** The arguments of a command: `values` by the name of the option, and `positionals`. */
export type Arguments<Options extends OptionTable> = ReturnType<typeof parseArgs<ParseConfig<Options>>>;

/**
 * Runs a command with the arguments of this process, and sets the exit code of the process.
 *
 * `--help` prints the help text and runs nothing, wherever it stands. Invalid arguments are one line on stderr and
 * exit code 2; a Node.js that is too old for the tools is one line and exit code 1. Every other error than a {@link CommandError} is thrown.
 *
 * @param run - returns the exit code. It imports what needs the built packages itself, so that the help text needs
 *   no build.
 */
export async function runCommand<const Options extends OptionTable>(
  command: Command<Options>,
  run: (args: Arguments<Options>) => Promise<number>,
): Promise<void> {
  const args = argumentsOfProcess();
  if (asksForHelp(args)) {
    console.log(formatUsage(command));
    return;
  }
  try {
    const tooOld = whyTooOld();
    if (tooOld !== undefined) throw new CommandError(tooOld);
    process.exitCode = await run(parseArguments(command, args));
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    const hint = error instanceof UsageError ? ` (see ${command.name} --help)` : '';
    console.error(`${command.name}: ${error.message}${hint}`);
    process.exitCode = error.exitCode;
  }
}

/** The arguments of this process. `pnpm` users write `pnpm bench -- --help`, and pnpm passes the `--` on. */
export function argumentsOfProcess(): string[] {
  return process.argv.slice(process.argv[2] === '--' ? 3 : 2);
}

/**
 * Parses the arguments of a command.
 *
 * @throws UsageError when an option is unknown, repeated against its declaration or without its value, or when there
 *   are operands and the command takes none
 */
export function parseArguments<const Options extends OptionTable>(
  command: Command<Options>,
  args: readonly string[],
): Arguments<Options> {
  try {
    const parsed = parseArgs({ args: [...args], allowPositionals: true, options: command.options });
    checkOperands(command, args);
    return parsed;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(oneLine(error instanceof Error ? error.message : String(error)));
  }
}

/** With `strict: false` an invalid option before `--help` does not hide it. */
function asksForHelp(args: readonly string[]): boolean {
  const help = { type: 'boolean', short: 'h' } as const;
  return (
    parseArgs({ args: [...args], allowPositionals: true, strict: false, options: { help } }).values.help ===
    true
  );
}

function checkOperands({ operands, options }: Command<OptionTable>, args: readonly string[]): void {
  if (operands !== undefined) return;
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true, strict: false, options });
  if (positionals[0] !== undefined)
    throw new UsageError(`unexpected argument ${JSON.stringify(positionals[0])}`);
}

/** Node.js goes on to explain how an operand may begin with a dash. */
function oneLine(message: string): string {
  const [first = ''] = message.split(/\. To specify |\nDid you /);
  const line = first
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/\.$/, '');
  return line.charAt(0).toLowerCase() + line.slice(1);
}
