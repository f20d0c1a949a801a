import { argumentsOfProcess, runCommand } from './command.js';
import { UsageError } from './command-error.js';
import type { Command } from './usage.js';

/** A command of a group. */
export interface Member {
  /** Its line in the help text of the group. */
  readonly summary: string;
  /** Imports the program of the command, which calls `runCommand` when it is imported. */
  readonly load: () => Promise<unknown>;
}

/** Commands that belong together, behind one word: `pnpm spec diff`, `pnpm spec gate`, … */
export interface Group
  extends Pick<Command<Record<never, never>>, 'name' | 'summary' | 'examples' | 'exitCodes'> {
  /** By the word that a person types after the name of the group. */
  readonly commands: Readonly<Record<string, Member>>;
}

/**
 * Runs the command of a group that the first argument of this process names, with the arguments after it.
 *
 * `--help` in place of that word prints the help text, which lists the commands, and runs nothing. Anything else is one
 * line on stderr and exit code 2.
 *
 * @param alone - what runs when no command is named; returns the exit code. Without it, a command must be named.
 */
export async function runGroup({ commands, ...group }: Group, alone?: () => Promise<number>): Promise<void> {
  const [word = '', ...args] = argumentsOfProcess();
  const member = Object.hasOwn(commands, word) ? commands[word] : undefined;
  if (member !== undefined) {
    // Its program reads the arguments of the process, as if it had been started by itself.
    process.argv.splice(2, process.argv.length, ...args);
    await member.load();
    return;
  }
  const summaries = Object.entries(commands).map(([name, { summary }]) => [name, summary] as const);
  const usage = {
    ...group,
    operands: alone === undefined ? 'COMMAND' : '[COMMAND]',
    commands: Object.fromEntries(summaries),
    options: {},
  };
  await runCommand(usage, async ({ positionals: [unknown] }) => {
    if (unknown === undefined && alone !== undefined) return alone();
    const received = unknown === undefined ? 'none' : JSON.stringify(unknown);
    throw new UsageError(`expected one of ${Object.keys(commands).join(', ')}; received ${received}`);
  });
}
