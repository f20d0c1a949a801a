import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { compareReports } from '../src/gate/api-reports.js';

const report = await readFile(
  new URL('../../../docs/api/phone-numbers-client.api.md', import.meta.url),
  'utf8',
);
const name = '@acs-contracts/phone-numbers-client';

describe('two API reports', () => {
  it('that are equal differ in nothing', () => {
    expect(compareReports(report, report)).toBeUndefined();
  });

  it('of which the newer lacks an export differ by a major change', () => {
    const gone = report.replace('export interface WaitOptions', 'interface WaitOptions');
    expect(compareReports(report, gone)).toEqual({ name, level: 'major', what: 'gone: WaitOptions' });
  });

  it('of which the newer has another export differ by a minor change', () => {
    const fewer = report.replace('export interface WaitOptions', 'interface WaitOptions');
    expect(compareReports(fewer, report)).toEqual({ name, level: 'minor', what: 'new: WaitOptions' });
  });

  it('with another signature differ by a minor change at least', () => {
    const changed = report.replace('readonly timeoutMs?: number', 'readonly timeoutMs?: string');
    expect(compareReports(report, changed)).toMatchObject({
      level: 'minor',
      what: expect.stringMatching(/^changed: \w+$/),
    });
  });

  it('of which one is not there differ by all that the other exports', () => {
    expect(compareReports('', report)).toMatchObject({ name, level: 'minor' });
    expect(compareReports(report, '')).toMatchObject({ name, level: 'major' });
  });
});
