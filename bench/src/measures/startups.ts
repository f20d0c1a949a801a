import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { inTurn } from './in-turn.js';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

/** How long a command line takes to print its help. */
export interface StartupSamples {
  readonly name: string;
  /** Of the whole process, the start of Node included. */
  readonly milliseconds: readonly number[];
}

/** The least that a command line with commander does. */
const commanderAlone = `import { Command } from 'commander';
const program = new Command('commander-alone');
program.command('list').description('Lists.').option('--json', 'print JSON');
await program.parseAsync(['--help'], { from: 'user' });`;

/**
 * Starts the command line, and one with commander alone, in turn, and lets both print their help.
 *
 * @returns commander alone first
 */
export async function measureStartups(rounds: number): Promise<readonly StartupSamples[]> {
  const bin = path.join(
    path.dirname(require.resolve('@acs-contracts/phone-numbers-cli/package.json')),
    'bin/acs-phone-numbers.js',
  );
  const commands = [
    { name: 'commander alone', args: ['--input-type=module', '--eval', commanderAlone] },
    { name: 'acs-phone-numbers', args: [bin, '--help'] },
  ];
  const samples = await inTurn(commands, rounds, async ({ args }) => {
    const start = performance.now();
    const { stdout } = await run(process.execPath, args, { cwd: import.meta.dirname });
    if (!stdout.startsWith('Usage: ')) throw new Error(`${args.at(-1)} printed no help`);
    return performance.now() - start;
  });
  return commands.map((command) => ({ name: command.name, milliseconds: samples.get(command) ?? [] }));
}
