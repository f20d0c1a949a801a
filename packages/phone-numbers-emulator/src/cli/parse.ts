import { parseArgs } from 'node:util';
import { received } from '../option-checks.js';
import { unrecordedFlags } from './unrecorded.js';
import { UsageError } from './usage-error.js';

/** The options of the command, for `parseArgs`. */
export const flags = {
  port: { type: 'string' },
  hostname: { type: 'string' },
  tls: { type: 'boolean' },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
  'write-certificate': { type: 'string' },
  'access-key': { type: 'string' },
  'no-auth': { type: 'boolean' },
  search: { type: 'string', multiple: true },
  searches: { type: 'string' },
  seed: { type: 'string' },
  admin: { type: 'string' },
  violation: { type: 'string', multiple: true },
  'list-violations': { type: 'boolean' },
  pace: { type: 'string' },
  now: { type: 'string' },
  ...unrecordedFlags,
  'write-fixtures': { type: 'string' },
  quiet: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/**
 * Splits the command line into options.
 *
 * @throws UsageError when an option is unknown, has no value or must not have one, or an argument is left over
 */
export function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: flags }).values;
  } catch (error) {
    throw new UsageError(problemOf(error instanceof Error ? error.message : String(error)));
  }
}

/** The messages of `parseArgs` have up to three lines, and some name no option that helps. */
function problemOf(message: string): string {
  const [, option] =
    /^Option '(?:-\w, )?(--[\w-]+)[^']*' argument (?:missing|is ambiguous)/.exec(message) ?? [];
  if (option !== undefined) return `${option} needs a value; write ${option}=VALUE if it begins with a dash`;
  const [, useless] = /^Option '(?:-\w, )?(--[\w-]+)' does not take an argument/.exec(message) ?? [];
  if (useless !== undefined) return `${useless} takes no value`;
  const [, unknown] = /^Unknown option '(.*?)'\./s.exec(`${message}.`) ?? [];
  if (unknown !== undefined) return `unknown option ${received(unknown)}${suggestion(unknown)}`;
  const [, argument] = /^Unexpected argument '(.*?)'\. /s.exec(message) ?? [];
  return argument === undefined
    ? message
    : `unexpected argument ${received(argument)}: every option begins with --`;
}

/** The option that was meant: with one character too many, too few or wrong, or one that begins or goes on like it. */
function suggestion(option: string): string {
  const name = option.replace(/^-+/, '').toLowerCase();
  const meant = Object.keys(flags).find((flag) => {
    return name.length > 2 && (flag.startsWith(name) || name.startsWith(flag) || isNear(name, flag));
  });
  return meant === undefined ? '' : `; did you mean --${meant}?`;
}

function isNear(name: string, flag: string): boolean {
  let start = 0;
  while (start < name.length && name[start] === flag[start]) start += 1;
  const [rest, other] = [name.slice(start), flag.slice(start)];
  return [rest.slice(1), rest].some((tail) => tail === other || tail === other.slice(1));
}
