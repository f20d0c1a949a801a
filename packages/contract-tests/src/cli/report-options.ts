import type { FailureOptions } from './reporters/github/annotations.js';
import { isReporterName, type ReporterName, reporterNames } from './reporters/index.js';
import { UsageError } from './usage-error.js';

/** What the command line says about the report, and about what counts for the exit code. */
export interface ReportOptions extends FailureOptions {
  readonly reporter: ReporterName;
  /** The path of a file; stdout when absent, for `github` the job summary and stdout. */
  readonly output: string | undefined;
}

/** Its options, for `parseArgs`. */
export const reportOptions = {
  strict: { type: 'boolean' },
  'fail-on-skip': { type: 'boolean' },
  reporter: { type: 'string' },
  output: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/**
 * Reads them.
 *
 * @throws UsageError for an unknown reporter
 */
export function readReportOptions(values: {
  readonly strict?: boolean;
  readonly 'fail-on-skip'?: boolean;
  readonly reporter?: string;
  readonly output?: string;
}): ReportOptions {
  return {
    strict: values.strict === true,
    failOnSkip: values['fail-on-skip'] === true,
    reporter: readReporter(values.reporter ?? 'text'),
    output: values.output,
  };
}

function readReporter(text: string): ReporterName {
  if (isReporterName(text)) return text;
  const names = reporterNames.join(', ');
  throw new UsageError(`expected --reporter to be one of ${names}, got ${JSON.stringify(text)}`);
}
