import type { Report, ReportedFinding, ScenarioResult } from '../../verify/report.js';

/** The findings that came up in a scenario, whether there first or again. */
export function findingsIn(report: Report, { name }: ScenarioResult): ReportedFinding[] {
  return report.findings.filter(({ scenario, alsoIn }) => scenario === name || alsoIn.includes(name));
}

/** Where else and how often a finding came up: `also in fails, succeeds; 12 times`. Empty when nowhere and once. */
export function recurrence({ alsoIn, count }: ReportedFinding): string {
  const places = alsoIn.length > 0 ? [`also in ${alsoIn.join(', ')}`] : [];
  const times = count > 1 ? [`${count} times`] : [];
  return [...places, ...times].join('; ');
}
