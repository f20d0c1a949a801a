import type { Report } from '../verify/report.js';
import type { Problem } from './entry.js';

/**
 * What a check of recorded traffic brought: the report of `verify`, in which a file is what a scenario is there, and an exchange
 * what a request is. It holds no credential of the files.
 */
export interface TrafficReport extends Report {
  readonly traffic: TrafficSummary;
}

/** Recorded traffic in numbers of exchanges. */
export interface TrafficSummary {
  readonly accepted: number;
  /** Those that differ from the published documents where rows of evidence allow it. */
  readonly tolerated: number;
  /** Those that break the contract by themselves. */
  readonly inConflict: number;
  /** Those to other hosts or paths, which were not checked. */
  readonly outside: number;
  /** Those without a response, which were not checked. */
  readonly unanswered: number;
  /** The rows of evidence that were used, with the number of exchanges that did. */
  readonly rows: readonly { readonly row: string; readonly exchanges: number }[];
  /** What could not be read or checked. */
  readonly problems: readonly FileProblem[];
}

/** A file, or a part of it, that could not be read or checked. */
export interface FileProblem extends Problem {
  readonly file: string;
}

/** A problem in a line: `a.har: log.entries[3]: expected request.method to be a string, got nothing`. */
export function problemLine({ file, place, message }: FileProblem): string {
  return place === '' ? `${file}: ${message}` : `${file}: ${place}: ${message}`;
}
