import { expect, it } from 'vitest';
import { renderLog } from '../../../src/cli/reporters/github/log.js';
import { words } from '../../../src/cli/reporters/words.js';
import type { Report, ReportedFinding } from '../../../src/index.js';
import { report } from '../report.js';

const plain = { strict: false, failOnSkip: false };

/** The workflow commands in a log, by the runner's rules. */
function commandsOf(of: Report, options = plain): string[] {
  const lines = renderLog(of, words.verify, options).split(/\r\n|\r|\n/);
  return lines.filter((line) => /^\s*::|##\[/.test(line));
}

const [first] = report.findings;
if (first === undefined) throw new Error('expected a finding, got none');
const deviation: ReportedFinding = { ...first, severity: 'deviation' };

it('ends with an annotation for each finding, purchase and note, and one for all that was skipped', () => {
  const log = renderLog(report, words.verify, plain);
  expect(log).toMatch(/^http:\/\/127\.0\.0\.1:4010, api-version 2021-03-07\n/);
  expect(log.slice(log.indexOf('\n::') + 1)).toBe(
    [
      "::error title=shape%3A body#/error/code::expected Response body property error must have required property 'code', " +
        'got <script>alert("1")</script> \\u{1b}[31m\\u{0}\\u{d800} & \\u{202e}, for GET /phoneNumbers/operations/' +
        'purchase_378ddf60-81be-452a-ba4f-613198ea6c28?api-version=2021-03-07 (scenario refusals). The reason: ' +
        'https://github.com/acs-contracts/acs-contracts/blob/main/spec/EVIDENCE.md#shape',
      '::notice title=1 scenario not tried::succeeds (it is "not" allowed)',
      '::notice title=Purchase::Bought +14255550123 (search a).',
      '::notice title=Note::http://127.0.0.1:4010 answers with a <b>web page</b>\n',
    ].join('\n'),
  );
});

it('warns of deviations, of an early end and of purchases whose end is unknown', () => {
  const { findings: _, ...rest } = report;
  const purchases = [{ searchId: 'a', state: 'unknown', phoneNumbers: [] }] as const;
  const commands = commandsOf({ ...rest, findings: [deviation], stopped: 'the time is up', purchases });
  expect(commands.filter((line) => !line.startsWith('::notice'))).toEqual([
    expect.stringMatching(/^::warning title=shape%3A body#\/error\/code \(deviation\)::/),
    '::warning title=Stopped::the time is up',
    expect.stringMatching(/^::warning title=Purchase::May have bought/),
  ]);
});

it('makes errors of what fails the command', () => {
  const commands = commandsOf({ ...report, findings: [deviation] }, { strict: true, failOnSkip: true });
  expect(commands.map((line) => line.replace(/ title.*/, ''))).toEqual([
    '::error',
    '::error',
    '::notice',
    '::notice',
  ]);
});

it('has no more annotations of a level than GitHub keeps, and says how many there are besides', () => {
  const findings = Array.from({ length: 25 }, () => first);
  const errors = commandsOf({ ...report, findings }).filter((line) => line.startsWith('::error'));
  expect(errors).toHaveLength(10);
  expect(errors.at(-1)).toBe('::error title=And more::16 more are in the log of this step.');
});

it('lets no response and no text of an endpoint issue a command', () => {
  const hostile = 'x\n::add-mask::a\r::stop-commands::b\n ##[add-mask]c';
  const [occurrence] = first.occurrences;
  if (occurrence?.response === undefined) throw new Error('expected a response, got none');
  const response = { ...occurrence.response, headers: [['X', hostile]] as const, body: hostile };
  const said = { where: hostile, request: hostile, expected: hostile, actual: hostile };
  const finding = { ...first, ...said, occurrences: [{ ...occurrence, curl: hostile, response }] };
  const commands = commandsOf({ ...report, notes: [hostile], findings: [finding], endpoint: hostile });
  expect(commands.filter((line) => !/^::(error|warning|notice) title=[^:,]*::/.test(line))).toEqual([]);
  expect(commands).toHaveLength(4);
});
