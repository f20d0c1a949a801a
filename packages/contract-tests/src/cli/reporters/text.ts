import { styleText } from 'node:util';
import type { Report, ReportedFinding, ScenarioResult } from '../../verify/report.js';
import { printable, wrap } from './printable.js';
import { recurrence } from './scenario-findings.js';
import { count, summaryLine } from './summary-line.js';

/** How a text looks. */
export interface TextStyle {
  /** Whether the terminal shows colours. */
  readonly hasColors: boolean;
}

type Paint = (color: Parameters<typeof styleText>[0], text: string) => string;

/** Lines end here: the width of a plain terminal. */
const columns = 80;
const labelColumns = 13;

/** The report for people, at most 80 columns wide but for the URL of the ledger. */
export function renderText(report: Report, { hasColors }: TextStyle): string {
  const paint: Paint = (color, text) =>
    hasColors ? styleText(color, text, { validateStream: false }) : text;
  const width = Math.max(...report.scenarios.map(({ name }) => name.length));
  const notes = report.notes.flatMap((note) => ['', ...wrap(printable(note), columns)]);
  const lines = [
    `${report.endpoint}, api-version ${printable(report.apiVersion)}`,
    ...notes.map((line) => paint('yellow', line)),
    '',
    ...report.scenarios.map((scenario) => scenarioLine(scenario, width, paint)),
    ...report.findings.flatMap((finding, index) => ['', ...findingLines(finding, index + 1, paint)]),
    ...ledgerLines(report),
    '',
    paint(report.findings.length > 0 ? 'red' : 'green', summaryLine(report)),
  ];
  return `${lines.join('\n')}\n`;
}

function scenarioLine(scenario: ScenarioResult, width: number, paint: Paint): string {
  const name = scenario.name.padEnd(width);
  const { skipped, requests, findings } = scenario;
  if (skipped !== undefined) return paint('dim', `  skip  ${name}  ${skipped}`);
  if (findings === 0) return `  ${paint('green', 'ok')}    ${name}  ${count(requests, 'request')}`;
  return `  ${paint('red', 'fail')}  ${name}  ${count(requests, 'request')}, ${count(findings, 'finding')}`;
}

function findingLines(finding: ReportedFinding, number: number, paint: Paint): string[] {
  const again = recurrence(finding);
  return [
    paint('bold', `${number}. ${finding.rule}: ${printable(finding.where)}`),
    ...entry('request', printable(finding.request)),
    ...entry('scenario', again === '' ? finding.scenario : `${finding.scenario} (${again})`),
    ...entry('expected', printable(finding.expected)),
    ...entry('actual', printable(finding.actual)),
    ...entry('reason', finding.ledger),
  ];
}

/** Where the reasons are to be read, once: their URLs are long. */
function ledgerLines({ findings: [first] }: Report): string[] {
  return first === undefined ? [] : ['', `The reasons: ${first.link.replace(/#.*/, '')}`];
}

function entry(label: string, text: string): string[] {
  const [first = '', ...rest] = wrap(text, columns - labelColumns);
  const indent = ' '.repeat(labelColumns);
  return [`   ${label.padEnd(labelColumns - 3)}${first}`, ...rest.map((line) => indent + line)];
}
