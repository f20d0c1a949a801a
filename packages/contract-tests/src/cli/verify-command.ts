import { parse } from './parse.js';
import { type ReportOptions, readReportOptions, reportOptions } from './report-options.js';
import { UsageError } from './usage-error.js';

/** A verification as the command line asks for it. */
export interface VerifyCommand extends ReportOptions {
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
}

/** The options of `verify`, for `parseArgs`. */
export const verifyOptions = {
  fixtures: { type: 'string' },
  'allow-purchase': { type: 'boolean' },
  'api-version': { type: 'string' },
  'connection-string': { type: 'string' },
  token: { type: 'string' },
  timeout: { type: 'string' },
  scenario: { type: 'string', multiple: true },
  ...reportOptions,
} as const;

/** A day, in seconds. */
const longestTimeout = 86_400;

/**
 * Reads the arguments of `verify`.
 *
 * @throws UsageError with one line for what it does not understand
 */
export function readVerifyCommand(
  args: readonly string[],
): VerifyCommand | { readonly name: 'help'; readonly of: 'verify' } | { readonly name: 'version' } {
  const { values, positionals } = parse(args, verifyOptions);
  if (values.help === true) return { name: 'help', of: 'verify' };
  if (values.version === true) return { name: 'version' };
  const [endpoint, ...rest] = positionals;
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
    ...readReportOptions(values),
  };
}

function readTimeout(text: string): number {
  const seconds = /^\d{1,6}(\.\d{1,3})?$/.test(text) ? Number(text) : 0;
  if (seconds > 0 && seconds <= longestTimeout) return seconds;
  throw new UsageError(`expected --timeout in seconds, up to ${longestTimeout}, got ${JSON.stringify(text)}`);
}
