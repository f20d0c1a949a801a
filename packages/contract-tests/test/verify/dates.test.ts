import { describe, expect, it } from 'vitest';
import { finding } from '../../src/finding.js';
import { faultKey } from '../../src/verify/fault-key.js';
import { verifyEmulated, withHeader } from './emulated.js';

const rule = { name: 'pending-not-cached', evidence: 'pending-not-cached' };
const keyOf = (actual: string) => faultKey(finding(rule, 'header:expires', 'an expected text', actual));

it('reports an Expires that moves with each answer once', async () => {
  let seconds = 0;
  const { report } = await verifyEmulated((answer, { route }) => {
    if (route !== 'getOperation' || answer.status !== 200) return answer;
    seconds += 1;
    const expires = new Date(Date.now() + 3_600_000 + seconds * 1000).toUTCString();
    return withHeader(answer, 'Expires', expires);
  });
  expect(report.findings.map(({ id }) => id)).toEqual(['pending-not-cached header:expires']);
});

describe('values that differ in a date alone are one fault:', () => {
  it.each([
    ['Tue, 01 Dec 2026 10:00:00 GMT', 'Wed, 02 Dec 2026 00:00:01 GMT'],
    ['Tuesday, 01-Dec-26 10:00:00 GMT', 'Wednesday, 02-Dec-26 10:00:01 GMT'],
    ['Tue Dec  1 10:00:00 2026', 'Sat Dec 12 10:00:01 2026'],
    ['Tue, 1 Dec 2026 10:00:00 +0000', 'Tue, 12 Jan 2027 10:00:00 +0000'],
    ['2026-12-01T10:00:00Z', '2026-12-01T10:00:01.123Z'],
    ['2026-12-01T10:00:00', '2026-12-01T10:00:01'],
    ['2026-12-01 10:00:00', '2026-12-01 10:00:01'],
    ['1 of Tue, 01 Dec 2026 10:00:00 GMT, here', '1 of Tue, 01 Dec 2026 10:00:09 GMT, here'],
  ])('%s and %s', (one, other) => {
    expect(keyOf(one)).toBe(keyOf(other));
  });
});

describe('values that differ in more than a date are two faults:', () => {
  it.each([
    ['max-age=60', 'max-age=61'],
    ['Tue, 01 Dec 2026 10:00:00 GMT', 'Tuesday, 01-Dec-26 10:00:00 GMT'],
    ['1 of Tue, 01 Dec 2026 10:00:00 GMT', '2 of Tue, 01 Dec 2026 10:00:00 GMT'],
    ['Tue, 01 Dec 2026 10:00:00 GMT', 'public'],
  ])('%s and %s', (one, other) => {
    expect(keyOf(one)).not.toBe(keyOf(other));
  });
});
