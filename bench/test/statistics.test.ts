import { describe, expect, it } from 'vitest';
import { ratios, summarize } from '../src/statistics.js';

describe('the summary of measurements', () => {
  it('is the median, between the quartiles', () => {
    expect(summarize([5, 1, 4, 2, 3])).toEqual({ median: 3, spread: [2, 4] });
    expect(summarize([1, 2, 3, 4])).toEqual({ median: 2.5, spread: [1.75, 3.25] });
  });

  it('is not moved by one that was disturbed', () => {
    expect(summarize([10, 10, 10, 10, 9000])).toEqual({ median: 10, spread: [10, 10] });
  });

  it('does not change what it summarizes', () => {
    const measurements = [3, 1, 2];
    summarize(measurements);
    expect(measurements).toEqual([3, 1, 2]);
  });

  it('refuses none', () => {
    expect(() => summarize([])).toThrow(new RangeError('expected measurements, got none'));
  });
});

describe('ratios', () => {
  it('are taken pair by pair', () => {
    expect(ratios([2, 30, 8], [1, 10, 4])).toEqual([2, 3, 2]);
  });

  it('need equally many of both', () => {
    expect(() => ratios([1, 2], [1])).toThrow(new RangeError('expected 1 measurements, got 2'));
  });
});
