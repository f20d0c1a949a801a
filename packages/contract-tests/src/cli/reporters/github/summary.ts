import type { Report, ReportedFinding, ScenarioResult } from '../../../verify/report.js';
import { type Markup, markup } from '../markup.js';
import { printable } from '../printable.js';
import { findingsIn, recurrence } from '../scenario-findings.js';
import { count, purchaseLine, summaryLine, verdictOf } from '../summary-line.js';
import type { ReportWords } from '../words.js';

/** GitHub takes 1 MiB for a step, and shows nothing of a longer summary. */
const bytesOf = { scenarios: 200_000, findings: 500_000, remarks: 100_000 };
const longestText = 500;

/**
 * The report as Markdown for the job summary of GitHub Actions. Every line is HTML, in which Markdown has no meaning, and
 * what may come from an endpoint is in `<code>`, where GitHub looks for no mentions, links or emoji.
 */
export function renderSummary(report: Report, words: ReportWords): string {
  const icon = { good: '✅', partial: '⚠️', bad: '❌' }[verdictOf(report, words).kind];
  const remarks = [
    ...report.notes,
    ...(report.stopped === undefined ? [] : [`Stopped: ${report.stopped}`]),
    ...report.purchases.map(purchaseLine),
  ];
  const parts = [
    [markup`<h2>Contract of ${code(report.endpoint)}</h2>`],
    [
      markup`<p>${icon} <b>${verdictOf(report, words).words}</b> ${summaryLine(report, words)}; api-version ${code(report.apiVersion)}</p>`,
    ],
    list(remarks),
    table(
      [words.part, 'outcome', `${words.item}s`],
      report.scenarios.map((scenario) => scenarioRow(report, scenario)),
      bytesOf.scenarios,
    ),
    table(
      ['', 'rule', 'request', 'expected', 'actual', words.part],
      report.findings.map(findingRow),
      bytesOf.findings,
    ),
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.map((line) => line.markup).join('\n')}\n`)
    .join('\n');
}

function scenarioRow(report: Report, scenario: ScenarioResult): Markup {
  const { name, requests, findings, skipped } = scenario;
  const numbers = findingsIn(report, scenario).map((finding) => report.findings.indexOf(finding) + 1);
  const found =
    findings > 0 ? `❌ ${count(findings, 'finding')}` : skipped === undefined ? '✅ ok' : '⚠️ skipped';
  const where = numbers.length > 0 ? ` (${numbers.slice(0, 20).join(', ')})` : '';
  const why = skipped === undefined ? '' : markup`: ${code(skipped)}`;
  return row([code(name), markup`${found}${where}${why}`, markup`${requests}`]);
}

function findingRow(finding: ReportedFinding, index: number): Markup {
  const { rule, where, request, expected, actual, scenario, severity, link } = finding;
  const mark = severity === 'deviation' ? ' (deviation)' : '';
  const again = recurrence(finding);
  return row([
    markup`${index + 1}`,
    markup`<a href="${link}">${rule}</a>${mark}<br>${code(where)}`,
    code(request),
    code(expected),
    code(actual),
    markup`${code(scenario)}${again === '' ? '' : markup`<br>${code(again)}`}`,
  ]);
}

function list(texts: readonly string[]): Markup[] {
  if (texts.length === 0) return [];
  const items = texts.map((text) => markup`<li>${code(text)}</li>`);
  return [
    markup`<ul>`,
    ...within(items, bytesOf.remarks, (left) => markup`<li>${left} more</li>`),
    markup`</ul>`,
  ];
}

function table(heads: readonly string[], rows: readonly Markup[], bytes: number): Markup[] {
  if (rows.length === 0) return [];
  const head = heads.map((text) => markup`<th>${text}</th>`);
  const more = (left: number) => markup`<tr><td colspan="${heads.length}">${left} more</td></tr>`;
  return [markup`<table>`, markup`<tr>${inline(head)}</tr>`, ...within(rows, bytes, more), markup`</table>`];
}

function row(cells: readonly Markup[]): Markup {
  return markup`<tr>${inline(cells.map((cell) => markup`<td>${cell}</td>`))}</tr>`;
}

/** A blank line would end the HTML. */
function inline(parts: readonly Markup[]): Markup {
  return { markup: parts.map((part) => part.markup).join('') };
}

function code(text: string): Markup {
  const line = printable(text);
  return markup`<code>${line.length > longestText ? `${line.slice(0, longestText - 1)}…` : line}</code>`;
}

/** The rows that fit, and how many do not. */
function within(rows: readonly Markup[], bytes: number, more: (left: number) => Markup): Markup[] {
  const shown: Markup[] = [];
  let left = bytes;
  for (const one of rows) {
    left -= Buffer.byteLength(one.markup) + 1;
    if (left < 0) return [...shown, more(rows.length - shown.length)];
    shown.push(one);
  }
  return shown;
}
