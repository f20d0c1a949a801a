import type { Report, ReportedFinding, ScenarioResult } from '../../verify/report.js';
import { style } from './html-style.js';
import { type Markup, markup } from './markup.js';
import { recurrence } from './scenario-findings.js';
import { count } from './summary-line.js';

/** The report as a page for browsers: one file that loads nothing, in light and dark. */
export function renderHtml(report: Report): string {
  const { endpoint, apiVersion, notes, scenarios } = report;
  const withFindings = scenarios.filter(({ name }) =>
    report.findings.some(({ scenario }) => scenario === name),
  );
  const { markup: page } = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Contract of ${endpoint}: ${count(report.findings.length, 'finding')}</title>
<style>${{ markup: style }}</style>
</head>
<body>
<header>
<h1>${endpoint}</h1>
<p class="quiet">Held against the contract of the phone-number purchase of Azure Communication Services,
api-version ${apiVersion}, on <time datetime="${report.startedAt}">${readableTime(report.startedAt)}</time>.</p>
${verdict(report)}
</header>
${notes.map((note) => markup`<p class="note">${note}</p>`)}
<main>
<table>
<thead><tr><th>Scenario</th><th>Outcome</th><th>What it does</th><th>Requests</th></tr></thead>
<tbody>
${scenarios.map(row)}
</tbody>
</table>
${withFindings.map((scenario) => section(report, scenario))}
</main>
</body>
</html>
`;
  return page;
}

function verdict({ findings, summary }: Report): Markup {
  const sent = `${count(summary.requests, 'request')}, ${count(summary.skipped, 'scenario')} skipped`;
  const outcome =
    findings.length === 0
      ? markup`<span class="good">Conforms.</span>`
      : markup`<span class="bad">${count(findings.length, 'finding')}.</span>`;
  return markup`<p class="verdict">${outcome} <span class="quiet">${sent}</span></p>`;
}

function row({ name, title, requests, findings, skipped }: ScenarioResult): Markup {
  if (skipped !== undefined) {
    return markup`<tr class="quiet"><td>${name}</td><td>skipped</td><td class="title">${title}: ${skipped}</td><td></td></tr>`;
  }
  const outcome =
    findings === 0
      ? markup`<span class="good">ok</span>`
      : markup`<span class="bad">${count(findings, 'finding')}</span>`;
  return markup`<tr><td>${name}</td><td>${outcome}</td><td class="title">${title}</td><td>${requests}</td></tr>`;
}

function section(report: Report, { name, title }: ScenarioResult): Markup {
  const findings = report.findings.filter(({ scenario }) => scenario === name);
  return markup`<section>
<h2>${name}</h2>
<p class="quiet title">${title}</p>
${findings.map(card)}
</section>`;
}

function card(finding: ReportedFinding): Markup {
  const again = recurrence(finding);
  return markup`<article class="finding">
<h3>${finding.rule} <code>${finding.where}</code></h3>
<dl>
<dt>Request</dt><dd><code>${finding.request}</code></dd>
<dt>Expected</dt><dd>${finding.expected}</dd>
<dt>Actual</dt><dd><code>${finding.actual}</code></dd>
<dt>Reason</dt><dd><a href="${finding.link}" rel="noreferrer">${finding.ledger}</a> in the ledger</dd>
${again === '' ? '' : markup`<dt>Again</dt><dd>${again}</dd>`}
</dl>
</article>`;
}

/** `24 November 2026, 21:15 UTC`. */
function readableTime(iso: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return `${format.format(new Date(iso))} UTC`;
}
