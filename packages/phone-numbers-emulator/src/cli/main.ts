import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import type { EmulatorOptions } from '../emulator.js';
import { faults } from '../faults/index.js';
import { UnknownFaultError } from '../faults/select.js';
import { fixtures } from '../fixtures.js';
import { type StartedEmulator, startEmulator } from '../start.js';
import { logLine } from './log.js';
import { type Command, readCommand, UsageError } from './options.js';
import { readSearches } from './searches.js';
import { usage } from './usage.js';

/**
 * Reads the command line and does what it says; gives the exit code: 0 when it was stopped by a signal, 1 when it could
 * not serve (a busy port, a file that cannot be read), 2 for wrong usage. What it cannot do is said in one line on stderr.
 *
 * @param args - without the program's name
 */
export async function main(args: readonly string[]): Promise<number> {
  try {
    await run(readCommand(args));
    return 0;
  } catch (error) {
    console.error(`phone-numbers-emulator: ${messageOf(error)}`);
    const isUsage =
      error instanceof UsageError || error instanceof UnknownFaultError || error instanceof TypeError;
    return isUsage ? 2 : 1;
  }
}

async function run(command: Command): Promise<void> {
  if (command.action === 'help') process.stdout.write(usage);
  else if (command.action === 'version') console.log(await ownVersion());
  else if (command.action === 'list-faults') for (const line of faultLines()) console.log(line);
  else await serve(command);
}

async function serve(command: Command): Promise<void> {
  // Asked for before anything may be answered: a signal that comes early stops it, too.
  const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  const more = command.searchesFile === undefined ? [] : await searchesOf(command.searchesFile);
  await using emulator = await startEmulator({
    ...command.server,
    searches: [...(command.server.searches ?? []), ...more],
    ...(!command.quiet && { mutate: logged }),
  });
  if (command.fixturesFile !== undefined) {
    await writeFile(command.fixturesFile, `${JSON.stringify(fixtures, null, 2)}\n`);
  }
  introduce(emulator, command);
  await stopped;
}

const logged: NonNullable<EmulatorOptions['mutate']> = (answer, context) => {
  const colour = process.stderr.isTTY && process.env['NO_COLOR'] === undefined;
  console.error(logLine(answer, context, colour));
  return answer;
};

function introduce(emulator: StartedEmulator, { server, fixturesFile }: Command): void {
  console.log(emulator.url);
  console.log(`connection string: ${emulator.connectionString}`);
  console.log(`fixtures: ${fixturesFile ?? '--write-fixtures FILE writes the search ids'}`);
  console.log(`a search to purchase: ${fixtures.succeeds}`);
  if (server.faults && server.faults.length > 0) console.log(`faults: ${server.faults.join(', ')}`);
}

async function searchesOf(file: string) {
  const text = await readFile(file, 'utf8');
  try {
    return readSearches(text);
  } catch (error) {
    throw new UsageError(`--searches ${file}: ${messageOf(error)}`);
  }
}

function faultLines(): string[] {
  return faults.map(({ id, layer, expected, what }) => {
    return `${id}  ${layer.padEnd(9)}  ${expected === 'caught' ? 'violates' : 'conforms'}  ${what}`;
  });
}

async function ownVersion(): Promise<string> {
  const manifest: unknown = JSON.parse(
    await readFile(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  return String(new Map(Object.entries(Object(manifest))).get('version'));
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isBusy = 'code' in error && error.code === 'EADDRINUSE';
  return isBusy ? `${error.message}; --port 0 takes a port that is free` : error.message;
}
