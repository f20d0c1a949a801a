/** The severities of npm that count. */
const severe: readonly unknown[] = ['high', 'critical'];

/** What an audit came to. */
export interface AuditVerdict {
  /** `unanswered`: the registry did not say whether there are vulnerabilities. */
  readonly outcome: 'clean' | 'vulnerable' | 'unanswered';
  /** A line for each vulnerable package, or why there is no answer. */
  readonly lines: readonly string[];
}

/**
 * Reads what `npm audit --json` printed. A vulnerability counts from `high` on. Anything but a report of
 * vulnerabilities leaves the question open.
 */
export function verdictOf(output: string): AuditVerdict {
  const report = parse(output);
  const { vulnerabilities } = report;
  if (!isRecord(vulnerabilities)) return { outcome: 'unanswered', lines: [reasonOf(report)] };
  const lines = Object.entries(vulnerabilities).flatMap(([name, found]) => {
    const { severity, range } = isRecord(found) ? found : {};
    return severe.includes(severity) ? [`${name} ${range}: ${severity}`] : [];
  });
  return { outcome: lines.length === 0 ? 'clean' : 'vulnerable', lines };
}

function reasonOf({ message, error }: Record<string, unknown>): string {
  const summary = isRecord(error) ? error['summary'] : undefined;
  const reason = [message, summary].find((text) => typeof text === 'string' && text !== '');
  return String(reason ?? 'npm gave no reason').replaceAll(/\s+/g, ' ');
}

function parse(output: string): Record<string, unknown> {
  try {
    const report: unknown = JSON.parse(output);
    return isRecord(report) ? report : {};
  } catch {
    return { message: 'npm printed no report' };
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
