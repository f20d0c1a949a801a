import { describe, expect, it } from 'vitest';
import { renderDocument } from '../src/report/document.js';
import { breakdown, summary } from '../src/report/sections.js';
import { percent, table } from '../src/report/table.js';
import type { Result } from '../src/run/result.js';

const seed = {
  apiVersion: '2021-03-07',
  origin: 'catalogue',
  layer: 'purchase',
  class: 'status',
  what: 'what it is',
} as const;
const results: readonly Result[] = [
  { ...seed, id: 'A1', expected: 'caught', rules: ['shape'], others: [true, true, false] },
  { ...seed, id: 'A2', expected: 'caught', rules: [], others: [false, true, false] },
  { ...seed, id: 'B1', expected: 'not-flagged', rules: ['agreement'], others: [false, false, true] },
];

describe('the report', () => {
  it('counts violations and variations apart', () => {
    expect(summary(results)).toContain(
      '| **all** |  | 2 | 1 | 50.0 % | 50.0 % | 100 % | 0.0 % | 1 | 1 | 0 | 0 | 1 |',
    );
  });

  it('names the survivors of each layer', () => {
    expect(breakdown(results, 'catalogue', 'layer')).toContain(
      '| purchase | 2 | 1 | 1 | 2 | 0 | `A2` (2021-03-07) |',
    );
  });

  it('names survivors and false alarms', () => {
    const text = renderDocument(results);
    expect(text).toContain('- Survivors: `A2` (2021-03-07, catalogue).');
    expect(text).toContain('- False alarms: `B1` (2021-03-07, catalogue).');
  });

  it('never rounds up to 100 %', () => {
    expect(percent(9999, 10_000)).toBe('99.9 %');
    expect(percent(10_000, 10_000)).toBe('100 %');
    expect(percent(0, 0)).toBe('–');
  });

  it('keeps its columns when a text has a bar in it', () => {
    expect(table(['a'], [['x|y']])).toBe('| a |\n| --- |\n| x\\|y |');
  });
});
