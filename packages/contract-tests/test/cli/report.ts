import type { Report, ReportedFinding } from '../../src/index.js';

/** A finding as an endpoint with bad intent would have it. */
const finding: ReportedFinding = {
  id: 'shape body#/error/code',
  rule: 'shape',
  where: 'body#/error/code',
  expected: "Response body property error must have required property 'code'",
  actual: '<script>alert("1")</script> \u001b[31m\u0000\uD800 & \u202E',
  severity: 'error',
  ledger: 'shape',
  link: 'https://github.com/acs-contracts/acs-contracts/blob/main/spec/README.md#shape',
  scenario: 'refusals',
  request:
    'GET /phoneNumbers/operations/purchase_378ddf60-81be-452a-ba4f-613198ea6c28?api-version=2021-03-07',
  count: 3,
  alsoIn: ['unknown'],
};

/** A report with everything that a report can have. */
export const report: Report = {
  endpoint: 'http://127.0.0.1:4010',
  apiVersion: '2021-03-07',
  startedAt: '2026-11-24T21:15:00.000Z',
  summary: { requests: 15, findings: 1, skipped: 1 },
  notes: ['http://127.0.0.1:4010 answers with a <b>web page</b>'],
  findings: [finding],
  scenarios: [
    { name: 'reads', title: 'reads of numbers', requests: 1, findings: 0 },
    { name: 'refusals', title: 'purchases of a wrong form are refused', requests: 13, findings: 1 },
    { name: 'unknown', title: 'a purchase of an unknown search is refused', requests: 1, findings: 1 },
    {
      name: 'succeeds',
      title: 'a purchase succeeds',
      requests: 0,
      findings: 0,
      skipped: 'it is "not" allowed',
    },
  ],
};
