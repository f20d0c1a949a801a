import type { Report, ReportedFinding, ScenarioResult } from '../../verify/report.js';
import { type Markup, markup } from './markup.js';
import { findingsIn } from './scenario-findings.js';
import { count, summaryLine } from './summary-line.js';

/** The report as JUnit XML, which CI systems show: a test case for each scenario. */
export function renderJunit(report: Report): string {
  const { scenarios, summary, endpoint } = report;
  const failures = scenarios.filter(({ findings }) => findings > 0).length;
  const totals = markup`tests="${scenarios.length}" failures="${failures}" errors="0" skipped="${summary.skipped}"`;
  const { markup: document } = markup`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="contract-tests verify" ${totals}>
  <testsuite name="${endpoint}" ${totals} timestamp="${report.startedAt}">
    <properties>
      <property name="api-version" value="${report.apiVersion}"/>
      <property name="requests" value="${summary.requests}"/>
    </properties>
${scenarios.map((scenario) => testCase(report, scenario))}
    <system-out>${[...report.notes, summaryLine(report)].join('\n')}</system-out>
  </testsuite>
</testsuites>
`;
  return document;
}

function testCase(report: Report, scenario: ScenarioResult): Markup {
  const { name, title, skipped, findings } = scenario;
  const head = markup`classname="verify" name="${name}: ${title}"`;
  if (skipped !== undefined) return markup`    <testcase ${head}><skipped message="${skipped}"/></testcase>`;
  if (findings === 0) return markup`    <testcase ${head}/>`;
  const texts = findingsIn(report, scenario).map(describe).join('\n\n');
  return markup`    <testcase ${head}>
      <failure type="contract" message="${count(findings, 'finding')}">${texts}</failure>
    </testcase>`;
}

function describe(finding: ReportedFinding): string {
  const times = finding.count > 1 ? ` (${finding.count} times in all)` : '';
  return [
    `${finding.rule}: ${finding.where}`,
    `  request   ${finding.request}${times}`,
    `  expected  ${finding.expected}`,
    `  actual    ${finding.actual}`,
    `  reason    ${finding.link}`,
  ].join('\n');
}
