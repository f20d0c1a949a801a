import { parseArgs } from 'node:util';
import { type CheckCommand, checkOptions, readCheckCommand } from './check-command.js';
import { UsageError } from './usage-error.js';
import { readVerifyCommand, type VerifyCommand, verifyOptions } from './verify-command.js';

/** The names of the commands. */
export type CommandName = 'verify' | 'check';

/** What the command line asks for. */
export type Command =
  | { readonly name: 'help'; readonly of: CommandName | undefined }
  | { readonly name: 'version' }
  | VerifyCommand
  | CheckCommand;

const readers = { verify: readVerifyCommand, check: readCheckCommand } as const;

/**
 * Reads the command line. Options may stand before the command.
 *
 * @param args - without the program's name
 * @throws UsageError with one line for what it does not understand
 */
export function readArguments(args: readonly string[]): Command {
  const options = { ...verifyOptions, ...checkOptions };
  const { tokens, values } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const command = tokens.find(({ kind }) => kind === 'positional');
  const name = command === undefined ? undefined : args[command.index];
  if (command !== undefined && (name === 'verify' || name === 'check'))
    return readers[name](args.toSpliced(command.index, 1));
  if (values.help === true) return { name: 'help', of: undefined };
  if (values.version === true) return { name: 'version' };
  throw new UsageError(`expected the command verify or check, got ${name ?? 'none'} (see --help)`);
}
