import { expect, it } from 'vitest';
import { verdictOf } from '../src/audit/audit.js';

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

it('leaves the question open where the registry does not answer it', () => {
  expect(verdictOf('{"message":"404 Not Found - POST /-/npm/v1/security/audits/quick","error":{}}')).toEqual({
    outcome: 'unanswered',
    lines: ['404 Not Found - POST /-/npm/v1/security/audits/quick'],
  });
});
