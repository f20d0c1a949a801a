import { parseArgs } from 'node:util';
import { systemClock } from '../clock.js';
import type { Pace } from '../course.js';
import type { SearchOptions } from '../search.js';
import type { ServerOptions } from '../start.js';
import { toSearch } from './searches.js';

/** Thrown for an option that cannot be used; the message is one line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What the command line asks for. */
export interface Command {
  /** Prints something and exits, or serves. */
  readonly action: 'help' | 'version' | 'list-faults' | 'serve';
  readonly server: ServerOptions;
  /** A file with more searches. */
  readonly searchesFile: string | undefined;
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
  return {
    action: actionOf(values),
    server: {
      port: portOf(values.port ?? '0'),
      pace: paceOf(values.pace ?? 'polls'),
      authentication: values['no-auth'] ? 'off' : 'required',
      faults: (values.fault ?? []).flatMap((ids) => ids.split(',')).map((id) => id.trim()),
      searches: (values.search ?? []).map(searchOf),
      ...(values.hostname !== undefined && { hostname: values.hostname }),
      ...(values['access-key'] !== undefined && { accessKey: values['access-key'] }),
      ...(values.now !== undefined && { clock: clockAt(values.now) }),
    },
    searchesFile: values.searches,
    fixturesFile: values['write-fixtures'],
    quiet: values.quiet ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        hostname: { type: 'string' },
        'access-key': { type: 'string' },
        'no-auth': { type: 'boolean' },
        search: { type: 'string', multiple: true },
        searches: { type: 'string' },
        fault: { type: 'string', multiple: true },
        'list-faults': { type: 'boolean' },
        pace: { type: 'string' },
        now: { type: 'string' },
        'write-fixtures': { type: 'string' },
        quiet: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function actionOf(values: ReturnType<typeof parse>): Command['action'] {
  if (values.help) return 'help';
  if (values.version) return 'version';
  return values['list-faults'] ? 'list-faults' : 'serve';
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new UsageError(`expected --port to be a whole number from 0 to 65535, got ${JSON.stringify(text)}`);
}

function paceOf(text: string): Pace {
  if (text === 'polls' || text === 'time') return text;
  throw new UsageError(`expected --pace to be polls or time, got ${JSON.stringify(text)}`);
}

function clockAt(text: string) {
  const date = new Date(text);
  const isDate = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.test(text);
  if (isDate && !Number.isNaN(date.getTime())) return systemClock(date);
  throw new UsageError(`expected --now to be a date like 2026-01-31T12:00:00Z, got ${JSON.stringify(text)}`);
}

function searchOf(text: string): SearchOptions {
  const [searchId = '', scenario] = text.split('=');
  try {
    return toSearch({ searchId, ...(scenario !== undefined && { scenario }) });
  } catch (error) {
    throw new UsageError(
      `--search ${JSON.stringify(text)}: ${error instanceof Error ? error.message : error}`,
    );
  }
}
