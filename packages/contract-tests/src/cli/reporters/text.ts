import { styleText } from 'node:util';
import type { Report, ReportedFinding, ScenarioResult } from '../../verify/report.js';
import { printable, wrap } from './printable.js';
import { consequenceText, occurrenceIn, recurrence, responseText, timeText } from './scenario-findings.js';
import { count, purchaseLine, summaryLine, verdictOf } from './summary-line.js';
import type { ReportWords } from './words.js';

/** How a text looks. */
export interface TextStyle {
  /** Whether the terminal shows colours. */
  readonly hasColors: boolean;
}

type Paint = (color: Parameters<typeof styleText>[0], text: string) => string;

/** Lines end here: the width of a plain terminal. */
const columns = 80;
const colors = { good: 'green', partial: 'yellow', bad: 'red' } as const;
const labelColumns = 13;

/** The report for people, at most 80 columns wide but for URLs and command lines without spaces. */
export function renderText(report: Report, reportWords: ReportWords, { hasColors }: TextStyle): string {
  const paint: Paint = (color, text) =>
    hasColors ? styleText(color, text, { validateStream: false }) : text;
  const { kind, words } = verdictOf(report, reportWords);
  const width = Math.max(...report.scenarios.map(({ name }) => printable(name).length));
  const notes = report.notes.flatMap((note) => ['', ...wrap(printable(note), columns)]);
  const lines = [
    `${printable(report.endpoint)}, api-version ${printable(report.apiVersion)}`,
    ...notes.map((line) => paint('yellow', line)),
    '',
    ...report.scenarios.map((scenario) => scenarioLine(scenario, width, reportWords, paint)),
    ...report.findings.flatMap((finding, index) => [
      '',
      ...findingLines(finding, index + 1, reportWords, paint),
    ]),
    ...evidenceLines(report),
    ...purchaseLines(report),
    ...(report.stopped === undefined ? [] : ['', paint('yellow', printable(`Stopped: ${report.stopped}`))]),
    '',
    paint(colors[kind], words),
    summaryLine(report, reportWords),
  ];
  return `${lines.join('\n')}\n`;
}

function scenarioLine(scenario: ScenarioResult, width: number, { item }: ReportWords, paint: Paint): string {
  const name = printable(scenario.name).padEnd(width);
  const { skipped, requests, findings } = scenario;
  if (skipped !== undefined) return skippedLines(scenario, name, item, paint);
  if (findings === 0) return `  ${paint('green', 'ok')}    ${name}  ${count(requests, item)}`;
  return `  ${paint('red', 'fail')}  ${name}  ${count(requests, item)}, ${count(findings, 'finding')}`;
}

function skippedLines(
  { skipped = '', requests, findings }: ScenarioResult,
  name: string,
  item: string,
  paint: Paint,
): string {
  const came = requests === 0 ? '' : ` (after ${count(requests, item)}, ${count(findings, 'finding')})`;
  return paint('yellow', `  skip  ${name}  ${printable(skipped)}${came}`);
}

/** What was bought, and what may have been. */
function purchaseLines({ purchases }: Report): string[] {
  const lines = purchases.flatMap((purchase) => wrap(printable(purchaseLine(purchase)), columns));
  return lines.length === 0 ? [] : ['', ...lines];
}

function findingLines(
  finding: ReportedFinding,
  number: number,
  { part }: ReportWords,
  paint: Paint,
): string[] {
  const again = recurrence(finding);
  const occurrence = occurrenceIn(finding, finding.scenario);
  const mark = finding.severity === 'deviation' ? ' (deviation)' : '';
  return [
    paint('bold', `${number}. ${finding.rule}: ${printable(finding.where)}${mark}`),
    ...entry('request', printable(finding.request)),
    ...entry(part, printable(again === '' ? finding.scenario : `${finding.scenario} (${again})`)),
    ...entry('expected', printable(finding.expected)),
    ...entry('actual', printable(finding.actual)),
    ...entry('reason', finding.evidence),
    ...finding.consequences.flatMap((one) => entry('also', printable(consequenceText(one)))),
    ...(occurrence === undefined
      ? []
      : [
          ...entry('time', timeText(occurrence)),
          ...block('response', responseText(occurrence.response)),
          ...entry('try it', printable(occurrence.curl)),
        ]),
  ];
}

/** Where the reasons are to be read, once: their URLs are long. */
function evidenceLines({ findings: [first] }: Report): string[] {
  return first === undefined ? [] : ['', `The reasons: ${first.link.replace(/#.*/, '')}`];
}

/** The lines of a string, unchanged. */
function block(label: string, text: string): string[] {
  const [first = '', ...rest] = text
    .split('\n')
    .flatMap((line) => wrap(printable(line), columns - labelColumns));
  const indent = ' '.repeat(labelColumns);
  return [
    `   ${label.padEnd(labelColumns - 3)}${first}`,
    ...rest.map((line) => (line === '' ? '' : indent + line)),
  ];
}

function entry(label: string, text: string): string[] {
  const [first = '', ...rest] = wrap(text, columns - labelColumns);
  const indent = ' '.repeat(labelColumns);
  return [`   ${label.padEnd(labelColumns - 3)}${first}`, ...rest.map((line) => indent + line)];
}
