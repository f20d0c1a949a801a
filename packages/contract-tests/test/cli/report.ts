import type { Occurrence, Report, ReportedFinding } from '../../src/index.js';

const occurrence: Occurrence = {
  scenario: 'refusals',
  count: 2,
  request: 'POST /availablePhoneNumbers/:purchase (no body)',
  curl: `curl -i -X POST -H "Authorization: $AUTHORIZATION" 'http://127.0.0.1:4010/<b>'`,
  sentAt: '2026-11-24T21:15:01.000Z',
  durationMs: 12,
  response: {
    status: 400,
    headers: [['Content-Type', 'application/json']],
    body: '{"error":"<script>\u001b"}',
  },
};

/** A finding as an endpoint with bad intent would have it. */
const finding: ReportedFinding = {
  id: 'shape body#/error/code',
  rule: 'shape',
  where: 'body#/error/code',
  expected: "Response body property error must have required property 'code'",
  actual: '<script>alert("1")</script> \u001b[31m\u0000\uD800 & \u202E',
  severity: 'error',
  evidence: 'shape',
  link: 'https://github.com/acs-contracts/acs-contracts/blob/main/spec/EVIDENCE.md#shape',
  scenario: 'refusals',
  request:
    'GET /phoneNumbers/operations/purchase_378ddf60-81be-452a-ba4f-613198ea6c28?api-version=2021-03-07',
  count: 3,
  operations: [{ operation: 'GET /phoneNumbers/operations/*', actual: '<script>' }],
  alsoIn: ['unknown'],
  occurrences: [occurrence, { ...occurrence, scenario: 'unknown', count: 1, request: 'POST /elsewhere' }],
  consequences: [
    {
      rule: 'outcome',
      where: 'body#/status',
      expected: 'succeeded',
      actual: '<i>nothing</i>',
      scenario: 'succeeds',
      request: 'GET /<i>',
    },
  ],
};

/** A report with everything that a report can have. */
export const report: Report = {
  endpoint: 'http://127.0.0.1:4010',
  apiVersion: '2021-03-07',
  startedAt: '2026-11-24T21:15:00.000Z',
  durationMs: 2500,
  summary: { requests: 15, findings: 1, deviations: 0, scenarios: 12, tried: 3, skipped: 1 },
  purchases: [{ searchId: 'a', state: 'succeeded', phoneNumbers: ['+14255550123'] }],
  notes: ['http://127.0.0.1:4010 answers with a <b>web page</b>'],
  findings: [finding],
  scenarios: [
    { name: 'reads', title: 'reads of numbers', requests: 1, findings: 0, durationMs: 500 },
    {
      name: 'refusals',
      title: 'purchases of a wrong form are refused',
      requests: 13,
      findings: 1,
      durationMs: 500,
    },
    {
      name: 'unknown',
      title: 'a purchase of an unknown search is refused',
      requests: 1,
      findings: 1,
      durationMs: 500,
    },
    {
      name: 'succeeds',
      title: 'a purchase succeeds',
      requests: 0,
      findings: 0,
      durationMs: 0,
      skipped: 'it is "not" allowed',
    },
  ],
};
