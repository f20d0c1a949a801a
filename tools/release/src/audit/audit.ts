/** The severities of npm that count. */
const severe: readonly string[] = ['high', 'critical'];

/** What an audit came to. */
export interface Verdict {
  readonly outcome: 'clean' | 'vulnerable' | 'unanswered';
  /** A line for each vulnerable package, or why there is no answer. */
  readonly lines: readonly string[];
}

/**
 * Reads what `npm audit --json` printed. A vulnerability counts from `high` on; a registry that answers no audits leaves
 * the question open.
 */
export function verdictOf(output: string): Verdict {
  const report: Report = JSON.parse(output);
  if (report.vulnerabilities === undefined) {
    return { outcome: 'unanswered', lines: [report.message ?? report.error?.summary ?? 'no reason given'] };
  }
  const lines = Object.entries(report.vulnerabilities)
    .filter(([, { severity }]) => severe.includes(severity))
    .map(([name, { severity, range }]) => `${name} ${range}: ${severity}`);
  return { outcome: lines.length === 0 ? 'clean' : 'vulnerable', lines };
}

interface Report {
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string; readonly range: string }>>;
  readonly message?: string;
  readonly error?: { readonly summary?: string };
}
