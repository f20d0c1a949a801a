import { expect, it } from 'vitest';
import { verdictOf } from '../../src/audit/audit.js';

it('names what is vulnerable from high on', () => {
  const vulnerabilities = {
    fetch: { severity: 'critical', range: '<1.2.0' },
    helper: { severity: 'moderate', range: '*' },
  };
  expect(verdictOf(JSON.stringify({ vulnerabilities }))).toEqual({
    outcome: 'vulnerable',
    lines: ['fetch <1.2.0: critical'],
  });
});

it('is content with nothing', () => {
  expect(verdictOf('{"vulnerabilities":{}}')).toEqual({ outcome: 'clean', lines: [] });
});

it.each([
  [
    '{"message":"404 Not Found - POST /-/npm/v1/security/audits/quick","error":{}}',
    '404 Not Found - POST /-/npm/v1/security/audits/quick',
  ],
  ['{"error":{"summary":"audit endpoint\\nreturned an error"}}', 'audit endpoint returned an error'],
  ['{"message":"","error":null}', 'npm gave no reason'],
  ['{"vulnerabilities":[]}', 'npm gave no reason'],
  ['{"vulnerabilities":null}', 'npm gave no reason'],
  ['null', 'npm gave no reason'],
  ['', 'npm printed no report'],
  ['<html>', 'npm printed no report'],
])('leaves the question open for %j', (output, reason) => {
  expect(verdictOf(output)).toEqual({ outcome: 'unanswered', lines: [reason] });
});
