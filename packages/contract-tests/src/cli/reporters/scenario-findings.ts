import type { EvidenceResponse } from '../../verify/evidence.js';
import type {
  Consequence,
  Occurrence,
  Report,
  ReportedFinding,
  ScenarioResult,
} from '../../verify/report.js';

/** The findings that came up in a scenario, whether there first or again. */
export function findingsIn(report: Report, { name }: ScenarioResult): ReportedFinding[] {
  return report.findings.filter(({ scenario, alsoIn }) => scenario === name || alsoIn.includes(name));
}

/**
 * Where else and how often a finding came up: `also in fails, succeeds; 12 times; also by DELETE /phoneNumbers/*`. Empty when
 * nowhere and once.
 */
export function recurrence(finding: ReportedFinding): string {
  const { alsoIn, count, operations, actual } = finding;
  const places = alsoIn.length > 0 ? [`also in ${alsoIn.join(', ')}`] : [];
  const times = count > 1 ? [`${count} times`] : [];
  const others = operations
    .slice(1)
    .map(({ operation, actual: came }) => (came === actual ? operation : `${operation} (${came})`));
  const also = others.length > 0 ? [`also by ${others.join(', ')}`] : [];
  return [...places, ...times, ...also].join('; ');
}

/** How a finding came up in a scenario; how it first came up at all where it did not come up there. */
export function occurrenceIn(finding: ReportedFinding, scenario: string): Occurrence | undefined {
  return finding.occurrences.find((one) => one.scenario === scenario) ?? finding.occurrences[0];
}

/** A response as text: its status, its headers, and its body after an empty line. */
export function responseText(response: EvidenceResponse | undefined): string {
  if (response === undefined) return 'none';
  const headers = response.headers.map(([name, value]) => `${name}: ${value}`);
  const body = response.body === '' ? [] : ['', response.body];
  return [String(response.status), ...headers, ...body].join('\n');
}

/** When an exchange took place, and how long it took: `2026-11-24T21:15:00.000Z, 12 ms`. */
export function timeText({ sentAt, durationMs }: Occurrence): string {
  if (sentAt === '') return 'not recorded';
  return `${sentAt}, ${durationMs} ms`;
}

/** What only follows from a fault, in a line: `outcome: body#/status is failed, expected succeeded (in succeeds)`. */
export function consequenceText({ rule, where, expected, actual, scenario }: Consequence): string {
  return `${rule}: ${where} is ${actual}, expected ${expected} (in ${scenario})`;
}
