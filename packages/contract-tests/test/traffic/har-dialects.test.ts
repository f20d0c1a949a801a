import { beforeAll, describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/index.js';
import { withMembers } from '../verify/emulated.js';
import { check } from './check.js';
import { dialects } from './dialects.js';
import { harOf } from './har.js';
import { endpoint, record } from './record.js';

/** Everything that `verify` sends: lives, purchases, refusals of all kinds, reads through pages. */
const everything = [
  ...['reads', 'methods', 'authentication', 'refusals', 'unknown', 'search', 'not-purchased', 'update'],
  ...['release', 'richError', 'throttled', 'unavailable', 'fails', 'cancel', 'succeeds', 'life', 'paging'],
];

describe.each(dialects)('a HAR as $name writes it', ({ write }) => {
  let conforming: Exchange[];
  beforeAll(async () => {
    conforming = await record(everything);
  });

  it('has no findings if the service conforms, whatever was asked', async () => {
    const report = await check({ 'all.har': write(harOf(conforming)) });
    expect(report.findings).toEqual([]);
    expect(report.traffic.problems).toEqual([]);
    expect(report.summary.requests).toBeGreaterThan(0.8 * conforming.length);
    expect(report).toMatchObject({ endpoint, apiVersion: expect.stringContaining('2021-03-07') });
  });

  it('shows what one answer breaks', async () => {
    const exchanges = await record(['succeeds'], (answer, { route }) =>
      route === 'getOperation' ? withMembers(answer, { status: 42 }) : answer,
    );
    const { findings, summary } = await check({ 'wrong.har': write(harOf(exchanges)) });
    expect(findings.map(({ rule, where }) => `${rule} ${where}`)).toContain('shape body#/status');
    expect(summary.findings).toBe(findings.length);
  });

  it('shows what answers break together', async () => {
    let reads = 0;
    const exchanges = await record(['succeeds'], (answer, { route }) => {
      if (route !== 'getOperation') return answer;
      reads += 1;
      return withMembers(answer, { createdDateTime: `2026-11-24T21:15:${10 + (reads % 40)}Z` });
    });
    const { findings } = await check({ 'wrong.har': write(harOf(exchanges)) });
    expect(findings).toContainEqual(
      expect.objectContaining({
        rule: 'identity-stays',
        where: 'body#/createdDateTime',
        request: expect.stringMatching(/^GET \/phoneNumbers\/operations\/.* \(log\.entries\[\d+\]\)$/),
      }),
    );
  });
});
