import type { Finding } from '../finding.js';
import { faultKey } from '../verify/fault-key.js';
import type { CheckedEntries } from './check-entries.js';
import type { Entry } from './entry.js';
import type { FileProblem, TrafficSummary } from './report.js';
import type { TrafficFile } from './traffic-file.js';
import type { Verdict } from './verdict.js';

/** Different findings that a report shows: they are compared with each other, to find out which follow from which. */
const mostFindings = 500;

/** Counts what recorded traffic brings. */
export interface Tally {
  readonly origins: ReadonlySet<string>;
  readonly versions: ReadonlySet<string>;
  /** The exchanges that were not checked together with others. */
  readonly unseen: Readonly<Pick<CheckedEntries, 'uncertain' | 'excess'>>;
  /** How many findings are not shown, as there are too many different ones. */
  readonly unshown: number;
  /** Whether a finding is to be shown: one of the first 500, or one like them. Those that are not are counted. */
  mayShow(finding: Finding): boolean;
  addProblem(problem: FileProblem): void;
  addFile(file: TrafficFile): void;
  addVerdict(entry: Entry, verdict: Verdict): void;
  addVersion(version: string): void;
  addUnseen(unseen: Pick<CheckedEntries, 'uncertain' | 'excess'>): void;
  summary(): TrafficSummary;
}

/** Creates a tally of nothing but the given problems. */
export function createTally(given: readonly FileProblem[]): Tally {
  const origins = new Set<string>();
  const versions = new Set<string>();
  const rows = new Map<string, number>();
  const problems = [...given];
  const shown = new Set<string>();
  let unshown = 0;
  const unseen = { uncertain: 0, excess: 0 };
  const counts = { accepted: 0, tolerated: 0, inConflict: 0, outside: 0, unanswered: 0 };
  return {
    origins,
    versions,
    unseen,
    get unshown() {
      return unshown;
    },
    mayShow(finding) {
      const key = faultKey(finding);
      const isShown = shown.has(key) || shown.size < mostFindings;
      if (isShown) shown.add(key);
      else unshown += 1;
      return isShown;
    },
    addProblem: (problem) => void problems.push(problem),
    addFile({ entries, outside }) {
      counts.outside += outside;
      counts.unanswered += entries.filter(({ isAnswered }) => !isAnswered).length;
    },
    addVerdict({ exchange }, verdict) {
      if (verdict.kind === 'in conflict') counts.inConflict += 1;
      else counts[verdict.kind] += 1;
      if (verdict.kind !== 'outside') origins.add(exchange.request.url.origin);
      if (verdict.kind !== 'tolerated') return;
      for (const row of verdict.rows) rows.set(row, (rows.get(row) ?? 0) + 1);
    },
    addVersion: (version) => void versions.add(version),
    addUnseen({ uncertain, excess }) {
      unseen.uncertain += uncertain;
      unseen.excess += excess;
    },
    summary: () => ({
      ...counts,
      rows: [...rows].map(([row, exchanges]) => ({ row, exchanges })),
      problems,
    }),
  };
}
