import { describe, expect, it } from 'vitest';
import { render } from '../../../src/cli/reporters/index.js';
import { words } from '../../../src/cli/reporters/words.js';
import type { Report, ReportedFinding } from '../../../src/index.js';
import { report } from '../report.js';

const summaryOf = (of: Report) => render(of, 'github', words.verify, { hasColors: false });
const hostile =
  '</code></table>\n\n# @admin <img src=x> [a](javascript:1) | ![](//e) ```\r\n::error::x\u0000\u202e';

/** A report in which everything that an endpoint can say is hostile. */
function hostileReport(): Report {
  const [first] = report.findings;
  if (first === undefined) throw new Error('expected a finding, got none');
  const said = { where: hostile, request: hostile, expected: hostile, actual: hostile, alsoIn: [hostile] };
  return {
    ...report,
    endpoint: hostile,
    apiVersion: hostile,
    notes: [hostile],
    stopped: hostile,
    purchases: [{ searchId: hostile, state: 'unknown', phoneNumbers: [hostile] }],
    findings: [{ ...first, ...said, scenario: hostile }],
    scenarios: [{ name: hostile, title: hostile, requests: 1, findings: 1, durationMs: 1, skipped: hostile }],
  };
}

describe('the summary for GitHub', () => {
  it('says the verdict, each scenario and each finding', () => {
    expect(summaryOf(report)).toBe(`<h2>Contract of <code>http://127.0.0.1:4010</code></h2>

<p>❌ <b>1 finding.</b> 15 requests, 1 finding; 3 of 12 scenarios tried; api-version <code>2021-03-07</code></p>

<ul>
<li><code>http://127.0.0.1:4010 answers with a &lt;b&gt;web page&lt;/b&gt;</code></li>
<li><code>Bought +14255550123 (search a).</code></li>
</ul>

<table>
<tr><th>scenario</th><th>outcome</th><th>requests</th></tr>
<tr><td><code>reads</code></td><td>✅ ok</td><td>1</td></tr>
<tr><td><code>refusals</code></td><td>❌ 1 finding (1)</td><td>13</td></tr>
<tr><td><code>unknown</code></td><td>❌ 1 finding (1)</td><td>1</td></tr>
<tr><td><code>succeeds</code></td><td>⚠️ skipped: <code>it is &quot;not&quot; allowed</code></td><td>0</td></tr>
</table>

<table>
<tr><th></th><th>rule</th><th>request</th><th>expected</th><th>actual</th><th>scenario</th></tr>
<tr><td>1</td><td><a href="https://github.com/acs-contracts/acs-contracts/blob/main/spec/EVIDENCE.md#shape">shape</a><br><code>body#/error/code</code></td><td><code>GET /phoneNumbers/operations/purchase_378ddf60-81be-452a-ba4f-613198ea6c28?api-version=2021-03-07</code></td><td><code>Response body property error must have required property &#39;code&#39;</code></td><td><code>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; \\u{1b}[31m\\u{0}\\u{d800} &amp; \\u{202e}</code></td><td><code>refusals</code><br><code>also in unknown; 3 times</code></td></tr>
</table>
`);
  });

  it('has no table of findings in a report without findings', () => {
    const { findings: _, ...rest } = report;
    expect(summaryOf({ ...rest, findings: [], notes: [], purchases: [] }).match(/<(table|ul)>/g)).toEqual([
      '<table>',
    ]);
  });

  it('keeps what an endpoint says inside of code, and every line HTML', () => {
    const lines = summaryOf(hostileReport()).split('\n');
    expect(lines.filter((line) => !/^(<(h2|p|ul|li|table|tr|\/ul|\/table)>.*)?$/.test(line))).toEqual([]);
    const outside = lines.join('\n').replaceAll(/<code>[^<>]*<\/code>/g, '');
    expect(outside).not.toMatch(/admin|javascript|img|error::/);
    expect(
      outside.match(/<\w+ ?[^>]*>/g)?.filter((tag) => !/^<(h2|p|b|ul|li|table|t[rhd]|br)>$/.test(tag)),
    ).toEqual(['<a href="https://github.com/acs-contracts/acs-contracts/blob/main/spec/EVIDENCE.md#shape">']);
  });

  it('stays under 1 MiB however much there is, and says how much it leaves out', () => {
    const [first] = report.findings;
    const [scenario] = report.scenarios;
    if (first === undefined || scenario === undefined) throw new Error('expected a finding and a scenario');
    const long = "'".repeat(5000);
    const findings: ReportedFinding[] = Array.from({ length: 3000 }, () => ({
      ...first,
      actual: long,
      request: long,
    }));
    const scenarios = Array.from({ length: 3000 }, () => ({ ...scenario, name: long }));
    const text = summaryOf({
      ...report,
      findings,
      scenarios,
      notes: Array.from({ length: 3000 }, () => long),
    });
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
    expect(text.match(/>\d+ more</g)).toHaveLength(3);
    expect(text).toMatch(/<\/table>\n$/);
  });
});
