import { parse } from './parse.js';
import { type ReportOptions, readReportOptions, reportOptions } from './report-options.js';
import { UsageError } from './usage-error.js';

/** A check of recorded traffic as the command line asks for it. */
export interface CheckCommand extends ReportOptions {
  readonly name: 'check';
  /** Files and folders, one at least. */
  readonly paths: readonly string[];
  readonly endpoint: string | undefined;
}

/** The options of `check`, for `parseArgs`. */
export const checkOptions = { endpoint: { type: 'string' }, ...reportOptions } as const;

/**
 * Reads the arguments of `check`.
 *
 * @throws UsageError with one line for what it does not understand
 */
export function readCheckCommand(
  args: readonly string[],
): CheckCommand | { readonly name: 'help'; readonly of: 'check' } | { readonly name: 'version' } {
  const { values, positionals } = parse(args, checkOptions);
  if (values.help === true) return { name: 'help', of: 'check' };
  if (values.version === true) return { name: 'version' };
  if (positionals.length === 0) throw new UsageError('expected a file or a folder, got none (see --help)');
  return { name: 'check', paths: positionals, endpoint: values.endpoint, ...readReportOptions(values) };
}
