import type { Report, ReportedFinding, ScenarioResult } from '../../verify/report.js';
import { style } from './html-style.js';
import { type Markup, markup } from './markup.js';
import {
  consequenceText,
  findingsIn,
  occurrenceIn,
  recurrence,
  responseText,
  timeText,
} from './scenario-findings.js';
import { count, purchaseLine, triedLine, verdictOf } from './summary-line.js';
import type { ReportWords } from './words.js';

/** The report as a page for browsers: one file that loads nothing, in light and dark. Each scenario leads to its findings. */
export function renderHtml(report: Report, reportWords: ReportWords): string {
  const { endpoint, apiVersion, notes, purchases, scenarios, stopped } = report;
  const withFindings = scenarios.filter(({ name }) =>
    report.findings.some(({ scenario }) => scenario === name),
  );
  const said = [
    ...notes,
    ...(stopped === undefined ? [] : [`Stopped: ${stopped}`]),
    ...purchases.map(purchaseLine),
  ];
  const { markup: page } = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Contract of ${endpoint}: ${count(report.summary.findings, 'finding')}</title>
<style>${{ markup: style }}</style>
</head>
<body>
<header>
<h1>${endpoint}</h1>
<p class="quiet">Checked against the contract of the phone-number purchase of Azure Communication Services,
api-version ${apiVersion}, on <time datetime="${report.startedAt}">${readableTime(report.startedAt)}</time>.</p>
${verdict(report, reportWords)}
</header>
${said.map((note) => markup`<p class="note">${note}</p>`)}
<main>
<table>
<thead><tr><th>${capital(reportWords.part)}</th><th>Outcome</th><th>${reportWords.command === 'verify' ? 'What it does' : 'What it is'}</th><th>${capital(reportWords.item)}s</th></tr></thead>
<tbody>
${scenarios.map((scenario) => row(report, scenario))}
</tbody>
</table>
${withFindings.map((scenario) => section(report, scenario))}
</main>
</body>
</html>
`;
  return page;
}

function verdict(report: Report, reportWords: ReportWords): Markup {
  const { summary } = report;
  const { words, kind } = verdictOf(report, reportWords);
  const deviations = summary.deviations > 0 ? `${count(summary.deviations, 'deviation')}, ` : '';
  const sent = `${deviations}${count(summary.requests, reportWords.item)}, ${triedLine(summary, reportWords)}`;
  return markup`<p class="verdict"><span class="${kind}">${words}</span> <span class="quiet">${sent}</span></p>`;
}

function row(report: Report, scenario: ScenarioResult): Markup {
  const { name, title, requests, skipped } = scenario;
  const links = findingsIn(report, scenario).map(
    (finding) => markup`<a href="#finding-${numberOf(report, finding)}">${numberOf(report, finding)}</a>`,
  );
  const what = skipped === undefined ? title : `${title}: ${skipped}`;
  return markup`<tr${skipped === undefined ? '' : markup` class="quiet"`}><td>${name}</td><td>${outcome(scenario)} ${links}</td><td class="title">${what}</td><td>${requests}</td></tr>`;
}

function outcome({ findings, skipped }: ScenarioResult): Markup {
  if (findings > 0) return markup`<span class="bad">${count(findings, 'finding')}</span>`;
  return skipped === undefined
    ? markup`<span class="good">ok</span>`
    : markup`<span class="partial">skipped</span>`;
}

function numberOf({ findings }: Report, finding: ReportedFinding): number {
  return findings.indexOf(finding) + 1;
}

function section(report: Report, { name, title }: ScenarioResult): Markup {
  const findings = report.findings.filter(({ scenario }) => scenario === name);
  return markup`<section>
<h2>${name}</h2>
<p class="quiet title">${title}</p>
${findings.map((finding) => card(finding, numberOf(report, finding)))}
</section>`;
}

function card(finding: ReportedFinding, number: number): Markup {
  const again = recurrence(finding);
  const occurrence = occurrenceIn(finding, finding.scenario);
  const mark = finding.severity === 'deviation' ? ' (deviation)' : '';
  return markup`<article class="finding ${finding.severity}" id="finding-${number}">
<h3>${number}. ${finding.rule} <code>${finding.where}</code>${mark}</h3>
<dl>
<dt>Request</dt><dd><code>${finding.request}</code></dd>
<dt>Expected</dt><dd>${finding.expected}</dd>
<dt>Actual</dt><dd><code>${finding.actual}</code></dd>
<dt>Reason</dt><dd><a href="${finding.link}" rel="noreferrer">${finding.evidence}</a> in the evidence table</dd>
${again === '' ? '' : markup`<dt>Again</dt><dd>${again}</dd>`}
${finding.consequences.map((one) => markup`<dt>Also</dt><dd>${consequenceText(one)}</dd>`)}
${
  occurrence === undefined
    ? ''
    : markup`<dt>Time</dt><dd>${timeText(occurrence)}</dd>
<dt>Response</dt><dd><pre>${responseText(occurrence.response)}</pre></dd>
<dt>Try it</dt><dd><code>${occurrence.curl}</code></dd>`
}
</dl>
</article>`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** `24 November 2026, 21:15 UTC`. */
function readableTime(iso: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return `${format.format(new Date(iso))} UTC`;
}
