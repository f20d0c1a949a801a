import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import type { EmulatorOptions } from '../emulator-options.js';
import { fixtures } from '../fixtures.js';
import { OptionError, received } from '../option-checks.js';
import type { SearchOptions } from '../search.js';
import type { Seed } from '../seed/seed.js';
import { type StartedEmulator, startEmulator } from '../start.js';
import type { TlsOptions } from '../tls/tls-options.js';
import { violations } from '../violations/index.js';
import { logLine } from './log.js';
import { type Command, readCommand } from './options.js';
import { OptionFailure, reasonOf } from './problem.js';
import { readSearches } from './searches.js';
import { readSeedFile } from './seed-file.js';
import { readTls, writeCertificate } from './tls.js';
import { usage } from './usage.js';
import { UsageError } from './usage-error.js';

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
    const isUsage = error instanceof UsageError || error instanceof OptionError;
    const reason = reasonOf(error);
    const hint = isUsage ? `${/[.?!]$/.test(reason) ? '' : '.'} See --help.` : '';
    console.error(`phone-numbers-emulator: ${reason}${hint}`);
    return isUsage ? 2 : 1;
  }
}

async function run(command: Command): Promise<void> {
  if (command.action === 'help') process.stdout.write(usage);
  else if (command.action === 'version') console.log(await ownVersion());
  else if (command.action === 'list-violations') for (const line of violationLines()) console.log(line);
  else await serve(command);
}

async function serve(command: Command): Promise<void> {
  // Asked for before anything may be answered: a signal that comes early stops it, too.
  const stopped = Promise.race(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => once(process, signal)));
  const { searches, searchesFile, seedFile, fixturesFile } = command;
  const fromFile = searchesFile === undefined ? [] : await searchesOf(searchesFile);
  const seed = seedFile === undefined ? undefined : await readSeedFile(seedFile);
  const tls = await readTls(command.tls);
  await using emulator = await start(command, seed, tls);
  for (const search of searches) add(emulator, search, `--search ${received(search.searchId)}`);
  for (const [index, search] of fromFile.entries()) {
    add(emulator, search, `--searches ${searchesFile}: searches[${index}]`);
  }
  if (fixturesFile !== undefined) await writeFixtures(fixturesFile);
  await using certificate = await writeCertificate(emulator.certificate, command.certificateFile);
  introduce(emulator, command, certificate?.file);
  await stopped;
}

async function start(
  { server, quiet }: Command,
  seed: Seed | undefined,
  tls: TlsOptions | undefined,
): Promise<StartedEmulator> {
  try {
    return await startEmulator({ ...server, seed, tls, ...(!quiet && { mutate: logged }) });
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    const isPort = 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');
    if (isPort) throw new OptionFailure('--port', server.port ?? 0, error);
    throw new OptionFailure('--hostname', server.hostname ?? '', error);
  }
}

/** @throws UsageError when the id of the search is taken */
function add(emulator: StartedEmulator, search: SearchOptions, option: string): void {
  try {
    emulator.addSearch(search);
  } catch (error) {
    throw new UsageError(`${option}: ${reasonOf(error)}`);
  }
}

function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d+){3}|::1)$/i.test(hostname);
}

async function writeFixtures(file: string): Promise<void> {
  try {
    await writeFile(file, `${JSON.stringify(fixtures, null, 2)}\n`);
  } catch (error) {
    throw new OptionFailure('--write-fixtures', file, error);
  }
}

const logged: NonNullable<EmulatorOptions['mutate']> = (answer, context) => {
  const colour = process.stderr.isTTY && process.env['NO_COLOR'] === undefined;
  console.error(logLine(answer, context, colour));
  return answer;
};

function introduce(
  emulator: StartedEmulator,
  { server, fixturesFile }: Command,
  certificateFile: string | undefined,
): void {
  console.log(emulator.url);
  console.log(`connection string: ${emulator.connectionString}`);
  if (server.hostname !== undefined && !isLoopback(server.hostname)) {
    const { port } = new URL(emulator.url);
    const need =
      certificateFile === undefined ? 'needs allowInsecureConnection: true' : 'has to trust the certificate';
    console.log(`for other machines: port ${port}; their client ${need}`);
  }
  if (certificateFile !== undefined) console.log(`certificate: ${certificateFile}`);
  if (server.admin !== 'off') console.log(`admin: ${emulator.url}/_emulator/`);
  console.log(`fixtures: ${fixturesFile ?? '--write-fixtures FILE writes the search ids'}`);
  console.log(`a search to purchase: ${fixtures.succeeds}`);
  if (server.violations && server.violations.length > 0)
    console.log(`violations: ${server.violations.join(', ')}`);
}

async function searchesOf(file: string) {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new OptionFailure('--searches', file, error);
  });
  try {
    return readSearches(text);
  } catch (error) {
    throw new UsageError(`--searches ${file}: ${reasonOf(error)}`);
  }
}

function violationLines(): string[] {
  return violations.map(({ id, layer, expected, what }) => {
    return `${id}  ${layer.padEnd(10)}  ${expected === 'caught' ? 'violates' : 'conforms'}  ${what}`;
  });
}

async function ownVersion(): Promise<string> {
  const { version }: { readonly version?: unknown } = JSON.parse(
    await readFile(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  return String(version);
}
