import { describe, expect, it } from 'vitest';
import { verifyEmulated } from './emulated.js';

const conforming = ['503', '500', 'accepted500'] as const;
/** Answers with a fault of their own, and no other: they have no error of the contract in them. */
const broken = ['html503', 'empty500', 'html502', 'empty504', 'accepted504'] as const;

describe('a purchase that the server could not carry out, or does not know whether it did', () => {
  it.each(conforming)('is no fault when it is answered as %s', async (unavailable) => {
    const { report } = await verifyEmulated(undefined, {}, { unavailable });
    expect(report.findings.map(({ rule, expected, actual }) => [rule, expected, actual])).toEqual([]);
  });

  it.each(broken)('is found for its body when it is answered as %s', async (unavailable) => {
    const { report } = await verifyEmulated(undefined, {}, { unavailable });
    expect(report.findings.map(({ rule }) => rule)).toEqual(['exact-media-type']);
  });
});
