import type { Report, ReportedFinding, ScenarioResult } from '../../verify/report.js';
import { type Markup, markup } from './markup.js';
import { consequenceText, findingsIn, occurrenceIn, responseText, timeText } from './scenario-findings.js';
import { count, purchaseLine, summaryLine, verdictOf } from './summary-line.js';
import type { ReportWords } from './words.js';

/** The report as JUnit XML, which CI systems show: a test case for each scenario, which holds its findings. */
export function renderJunit(report: Report, reportWords: ReportWords): string {
  const { scenarios, summary, endpoint } = report;
  const failures = scenarios.filter(({ findings }) => findings > 0).length;
  // A scenario that was skipped after it had found something is a failure.
  const skipped = scenarios.filter((one) => one.skipped !== undefined && one.findings === 0).length;
  const totals = markup`tests="${scenarios.length}" failures="${failures}" errors="0" skipped="${skipped}" time="${seconds(report.durationMs)}"`;
  const words = [
    ...report.notes,
    ...(report.stopped === undefined ? [] : [`Stopped: ${report.stopped}`]),
    ...report.purchases.map(purchaseLine),
    ...report.findings
      .filter(({ severity }) => severity === 'deviation')
      .map((one) => describe(one, one.scenario)),
    verdictOf(report, reportWords).words,
    summaryLine(report, reportWords),
  ];
  const { markup: document } = markup`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="contract-tests ${reportWords.command}" ${totals}>
  <testsuite name="${endpoint}" ${totals} timestamp="${report.startedAt}">
    <properties>
      <property name="api-version" value="${report.apiVersion}"/>
      <property name="${reportWords.item}s" value="${summary.requests}"/>
    </properties>
${scenarios.map((scenario) => testCase(report, scenario, reportWords))}
    <system-out>${words.join('\n')}</system-out>
  </testsuite>
</testsuites>
`;
  return document;
}

function testCase(report: Report, scenario: ScenarioResult, { command }: ReportWords): Markup {
  const { name, title, skipped, findings, durationMs } = scenario;
  const head = markup`classname="${command}" name="${name}: ${title}" time="${seconds(durationMs)}"`;
  if (findings > 0) {
    const texts = findingsIn(report, scenario)
      .filter(({ severity }) => severity === 'error')
      .map((finding) => describe(finding, name));
    const words = skipped === undefined ? texts : [...texts, `It did not come to its end: ${skipped}`];
    return markup`    <testcase ${head}>
      <failure type="contract" message="${count(findings, 'finding')}">${words.join('\n\n')}</failure>
    </testcase>`;
  }
  if (skipped !== undefined) return markup`    <testcase ${head}><skipped message="${skipped}"/></testcase>`;
  return markup`    <testcase ${head}/>`;
}

function describe(finding: ReportedFinding, scenario: string): string {
  const occurrence = occurrenceIn(finding, scenario);
  const times = finding.count > 1 ? ` (${finding.count} times in all)` : '';
  const mark = finding.severity === 'deviation' ? ' (deviation)' : '';
  return [
    `${finding.rule}: ${finding.where}${mark}`,
    `  request   ${occurrence?.request ?? finding.request}${times}`,
    `  expected  ${finding.expected}`,
    `  actual    ${finding.actual}`,
    `  reason    ${finding.link}`,
    ...finding.consequences.map((one) => `  also      ${consequenceText(one)}`),
    ...(occurrence === undefined
      ? []
      : [
          `  time      ${timeText(occurrence)}`,
          `  response  ${responseText(occurrence.response).replaceAll('\n', '\n            ')}`,
          `  try it    ${occurrence.curl}`,
        ]),
  ].join('\n');
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}
