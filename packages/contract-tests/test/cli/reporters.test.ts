import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { render } from '../../src/cli/reporters/index.js';
import { wrap } from '../../src/cli/reporters/printable.js';
import { words } from '../../src/cli/reporters/words.js';
import { report } from './report.js';

const plain = { hasColors: false };

describe('the text report', () => {
  it('is aligned, and says the place, what was expected, what came and why', () => {
    expect(render(report, 'text', words.verify, plain)).toBe(`http://127.0.0.1:4010, api-version 2021-03-07

http://127.0.0.1:4010 answers with a <b>web page</b>

  ok    reads     1 request
  fail  refusals  13 requests, 1 finding
  fail  unknown   1 request, 1 finding
  skip  succeeds  it is "not" allowed

1. shape: body#/error/code
   request   GET /phoneNumbers/operations/
             purchase_378ddf60-81be-452a-ba4f-613198ea6c28?
             api-version=2021-03-07
   scenario  refusals (also in unknown; 3 times)
   expected  Response body property error must have required property 'code'
   actual    <script>alert("1")</script> \\u{1b}[31m\\u{0}\\u{d800} & \\u{202e}
   reason    shape
   also      outcome: body#/status is <i>nothing</i>, expected succeeded (in
             succeeds)
   time      2026-11-24T21:15:01.000Z, 12 ms
   response  400
             Content-Type: application/json

             {"error":"<script>\\u{1b}"}
   try it    curl -i -X POST -H "Authorization: $AUTHORIZATION" 'http://
             127.0.0.1:4010/<b>'

The reasons: https://github.com/acs-contracts/acs-contracts/blob/main/spec/EVIDENCE.md

Bought +14255550123 (search a).

1 finding.
15 requests, 1 finding; 3 of 12 scenarios tried
`);
  });

  it('has colours where they show', () => {
    const text = render(report, 'text', words.verify, { hasColors: true });
    expect(text).toContain('\u001b[31mfail\u001b[39m');
    expect(text).not.toContain('\u001b[31m\u0000');
  });
});

it('text is wrapped without losing any of it', () => {
  const words = fc.array(
    fc.string({ minLength: 1, maxLength: 30, unit: fc.constantFrom('a', 'b', '/', '?', '1') }),
  );
  fc.assert(
    fc.property(words, fc.integer({ min: 5, max: 80 }), (parts, columns) => {
      const lines = wrap(parts.join(' '), columns);
      expect(lines.every((line) => line.length <= columns)).toBe(true);
      expect(lines.join('').replaceAll(' ', '')).toBe(parts.join(''));
    }),
  );
});

it('the JSON report is the report', () => {
  expect(JSON.parse(render(report, 'json', words.verify, plain))).toEqual(JSON.parse(JSON.stringify(report)));
});

describe('the JUnit report', () => {
  const xml = render(report, 'junit', words.verify, plain);

  it('has a test case for each scenario, with its failure or why it was skipped', () => {
    expect(xml).toMatch(
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="contract-tests verify" tests="4" failures="2" errors="0" skipped="1" time="2\.500">/,
    );
    expect(xml).toContain('<testcase classname="verify" name="reads: reads of numbers" time="0.500"/>');
    expect(xml.match(/<failure type="contract" message="1 finding">/g)).toHaveLength(2);
    expect(xml).toContain('<skipped message="it is &quot;not&quot; allowed"/>');
  });

  it('shows in each scenario the exchange that brought a finding to light there', () => {
    const [, refusals = '', unknown = ''] = xml.split('<failure ');
    expect(refusals).toContain('request   POST /availablePhoneNumbers/:purchase (no body)');
    expect(unknown).toContain('request   POST /elsewhere');
    expect(refusals).toContain('response  400\n            Content-Type: application/json');
    expect(refusals).toContain('curl -i -X POST');
  });

  it('holds nothing that XML cannot', () => {
    expect(xml).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; \uFFFD[31m\uFFFD\uFFFD &amp;');
    expect(xml).not.toMatch(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD]/);
  });
});

describe('the HTML report', () => {
  const html = render(report, 'html', words.verify, plain);

  it('groups findings by the scenario in which they first came up', () => {
    expect(html.match(/<section>/g)).toHaveLength(1);
    expect(html).toContain('<h2>refusals</h2>');
    expect(html).toContain('<h3>1. shape <code>body#/error/code</code></h3>');
    expect(html.match(/<a href="#finding-1">1<\/a>/g)).toHaveLength(2);
    expect(html).toContain('id="finding-1"');
    expect(html).toContain('<pre>400\nContent-Type: application/json');
    expect(html).toContain('<dt>Again</dt><dd>also in unknown; 3 times</dd>');
    expect(html).toContain('on <time datetime="2026-11-24T21:15:00.000Z">24 November 2026');
  });

  it('escapes what an endpoint sent', () => {
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<b>');
    expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)');
  });

  it('loads nothing', () => {
    expect(html).not.toMatch(/\bsrc=|<link|@import|url\(/);
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  });
});
