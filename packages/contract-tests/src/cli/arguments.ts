import { parseArgs } from 'node:util';
import { isReporterName, type ReporterName, reporterNames } from './reporters/index.js';
import { UsageError } from './usage-error.js';

/** A verification as the command line asks for it. */
export interface VerifyCommand {
  readonly name: 'verify';
  readonly endpoint: string | undefined;
  /** The path of a file. */
  readonly fixtures: string | undefined;
  readonly allowPurchase: boolean;
  readonly apiVersion: string | undefined;
  readonly connectionString: string | undefined;
  readonly token: string | undefined;
  /** In milliseconds. */
  readonly timeoutMs: number;
  /** Names of scenarios; all of them when absent. */
  readonly scenarios: readonly string[] | undefined;
  /** Whether deviations count as findings, and skipped scenarios, for the exit code. */
  readonly strict: boolean;
  readonly failOnSkip: boolean;
  readonly reporter: ReporterName;
  /** The path of a file. */
  readonly output: string | undefined;
}

/** What the command line asks for. */
export type Command = { readonly name: 'help' } | { readonly name: 'version' } | VerifyCommand;

const options = {
  fixtures: { type: 'string' },
  'allow-purchase': { type: 'boolean' },
  'api-version': { type: 'string' },
  'connection-string': { type: 'string' },
  token: { type: 'string' },
  timeout: { type: 'string' },
  scenario: { type: 'string', multiple: true },
  strict: { type: 'boolean' },
  'fail-on-skip': { type: 'boolean' },
  reporter: { type: 'string' },
  output: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/** A day, in seconds. */
const longestTimeout = 86_400;

/**
 * Reads the command line.
 *
 * @param args - without the program's name
 * @throws UsageError with one line for what it does not understand
 */
export function readArguments(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  if (values.help === true) return { name: 'help' };
  if (values.version === true) return { name: 'version' };
  const [command, endpoint, ...rest] = positionals;
  if (command !== 'verify') {
    throw new UsageError(`expected the command verify, got ${command ?? 'none'} (see --help)`);
  }
  if (rest.length > 0) throw new UsageError(`expected one endpoint, got ${rest.length + 1} (see --help)`);
  if (values['connection-string'] !== undefined && values.token !== undefined) {
    throw new UsageError('expected --connection-string or --token, got both');
  }
  return {
    name: 'verify',
    endpoint,
    fixtures: values.fixtures,
    allowPurchase: values['allow-purchase'] === true,
    apiVersion: values['api-version'],
    connectionString: values['connection-string'],
    token: values.token,
    timeoutMs: readTimeout(values.timeout ?? '900') * 1000,
    scenarios: values.scenario?.flatMap((names) => names.split(',')),
    strict: values.strict === true,
    failOnSkip: values['fail-on-skip'] === true,
    reporter: readReporter(values.reporter ?? 'text'),
    output: values.output,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    // Node goes on to explain how positional arguments may begin with a dash.
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split(/\n|\. /);
    throw new UsageError(`${first.replace(/\.$/, '')} (see --help)`);
  }
}

function readTimeout(text: string): number {
  const seconds = /^\d{1,6}(\.\d{1,3})?$/.test(text) ? Number(text) : 0;
  if (seconds > 0 && seconds <= longestTimeout) return seconds;
  throw new UsageError(`expected --timeout in seconds, up to ${longestTimeout}, got ${JSON.stringify(text)}`);
}

function readReporter(text: string): ReporterName {
  if (isReporterName(text)) return text;
  const names = reporterNames.join(', ');
  throw new UsageError(`expected --reporter to be one of ${names}, got ${JSON.stringify(text)}`);
}
