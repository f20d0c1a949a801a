import path from 'node:path';
import type { AdminAccess } from '../admin/access.js';
import { systemClock } from '../clock.js';
import type { Pace } from '../course.js';
import { hasRealDay } from '../dates.js';
import { emulatorChecks } from '../emulator-options.js';
import { type Check, checkOption, received } from '../option-checks.js';
import { checkSearch, type SearchOptions } from '../search.js';
import { type ServerOptions, serverChecks } from '../start.js';
import { selectViolations } from '../violations/select.js';
import { parse } from './parse.js';
import { type TlsFiles, tlsOf } from './tls.js';
import { readUnrecorded } from './unrecorded.js';
import { UsageError } from './usage-error.js';

/** What the command line asks for. */
export interface Command {
  /** Prints something and exits, or serves. */
  readonly action: 'help' | 'version' | 'list-violations' | 'serve';
  readonly server: ServerOptions;
  /** Searches to add, each checked. */
  readonly searches: readonly SearchOptions[];
  /** A file with more searches. */
  readonly searchesFile: string | undefined;
  /** A file with a seed. */
  readonly seedFile: string | undefined;
  /** Where the certificate comes from; nothing for plain http. */
  readonly tls: TlsFiles | 'selfSigned' | undefined;
  /** Where to write the certificate; a temporary file by default. */
  readonly certificateFile: string | undefined;
  /** Where to write the fixtures. */
  readonly fixturesFile: string | undefined;
  readonly quiet: boolean;
}

/**
 * Reads the arguments of the command.
 *
 * @throws UsageError when an option is unknown or its value cannot be used
 */
export function readCommand(args: readonly string[]): Command {
  const values = parse(args);
  checkFiles(values);
  return {
    action: actionOf(values),
    server: {
      port: portOf(values.port ?? '0'),
      pace: paceOf(values.pace ?? 'polls'),
      admin: adminOf(values.admin ?? 'loopback'),
      authentication: values['no-auth'] ? 'off' : 'required',
      violations: violationsOf(values.violation ?? []),
      hostname: checked('--hostname', values.hostname, serverChecks.hostname),
      accessKey: checked('--access-key', values['access-key'], emulatorChecks.accessKey),
      clock: values.now === undefined ? undefined : clockAt(values.now),
      ...readUnrecorded(values),
    },
    searches: (values.search ?? []).map(searchOf),
    searchesFile: values.searches,
    seedFile: values.seed,
    tls: tlsOf(values),
    certificateFile: values['write-certificate'],
    fixturesFile: values['write-fixtures'],
    quiet: values.quiet ?? false,
  };
}

/** @throws UsageError when a file that is written is also read, or written by another option */
function checkFiles(values: ReturnType<typeof parse>): void {
  const seen = new Map<string, string>();
  for (const option of [
    'searches',
    'seed',
    'tls-cert',
    'tls-key',
    'write-certificate',
    'write-fixtures',
  ] as const) {
    const value = values[option];
    if (value === undefined) continue;
    const file = path.resolve(value);
    const other = seen.get(file);
    if (other !== undefined && option.startsWith('write-'))
      throw new UsageError(`--${option} must not be the file of --${other} (received ${received(value)}).`);
    seen.set(file, option);
  }
}

function actionOf(values: ReturnType<typeof parse>): Command['action'] {
  if (values.help) return 'help';
  if (values.version) return 'version';
  return values['list-violations'] ? 'list-violations' : 'serve';
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw wrong('--port', 'a whole number from 0 to 65535', text);
}

function paceOf(text: string): Pace {
  if (text === 'polls' || text === 'time') return text;
  throw wrong('--pace', 'polls or time', text);
}

function adminOf(text: string): AdminAccess {
  if (text === 'off' || text === 'loopback' || text === 'anyone') return text;
  throw wrong('--admin', 'loopback, anyone or off', text);
}

function clockAt(text: string) {
  const date = new Date(text);
  const isDate = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.test(text);
  if (isDate && hasRealDay(text) && !Number.isNaN(date.getTime())) return systemClock(date);
  throw wrong('--now', 'a date such as 2026-01-31T12:00:00Z', text);
}

function wrong(option: string, expected: string, text: string): UsageError {
  return new UsageError(`${option} must be ${expected} (received ${received(text)}).`);
}

/** @throws OptionError that names the option of the command */
function checked(option: string, value: string | undefined, check: Check): string | undefined {
  if (value !== undefined) checkOption(option, value, check);
  return value;
}

function violationsOf(lists: readonly string[]): readonly string[] {
  const ids = lists.flatMap((list) => list.split(',')).map((id) => id.trim());
  try {
    selectViolations(ids);
  } catch (error) {
    throw new UsageError(`--violation: ${error instanceof Error ? error.message : error}`);
  }
  return ids;
}

function searchOf(text: string): SearchOptions {
  const [searchId = '', scenario] = text.split('=');
  try {
    const search: unknown = { searchId, scenario };
    checkSearch(search);
    return search;
  } catch (error) {
    throw new UsageError(`--search ${received(text)}: ${error instanceof Error ? error.message : error}`);
  }
}
