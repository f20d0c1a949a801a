import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { pauseBefore, readRetryAfter } from '../../src/base/retry-after.js';

const read = (headers: Record<string, string>) => readRetryAfter(new Headers(headers));
const date = 'Thu, 01 Jan 2026 00:00:00 GMT';
afterEach(() => {
  vi.useRealTimers();
});

describe('Retry-After', () => {
  it.each([
    [{ 'Retry-After': '1' }, 1000],
    [{ 'Retry-After': '0' }, 0],
    [{ 'Retry-After': '-5' }, 0],
    [{ 'Retry-After': '1.5' }, 1500],
    [{ 'Retry-After': '432000' }, 432_000_000],
    [{ 'Retry-After': '1', 'retry-after-ms': '250' }, 250],
    [{ 'Retry-After': '1', 'x-ms-retry-after-ms': '300' }, 300],
    [{ 'x-ms-retry-after-ms': '300', 'retry-after-ms': '250' }, 250],
    [{ 'Retry-After': '1', 'retry-after-ms': 'soon' }, 1000],
    [{ 'Retry-After': 'Thu, 01 Jan 2026 00:00:07 GMT', Date: date }, 7000],
    [{ 'Retry-After': 'Wed, 31 Dec 2025 23:59:59 GMT', Date: date }, 0],
    [{}, undefined],
    [{ 'Retry-After': '' }, undefined],
    [{ 'Retry-After': 'abc' }, undefined],
    [{ 'Retry-After': '1, 2' }, undefined],
    [{ 'Retry-After': '1e400' }, undefined],
    [{ 'Retry-After': 'Infinity' }, undefined],
    [{ 'Retry-After': '0x10' }, undefined],
    [{ 'Retry-After': '2026-01-01' }, undefined],
    [{ 'Retry-After': 'Xyz, 99 Foo 2026 00:00:07 GMT' }, undefined],
  ])('%j means %j milliseconds', (headers, expected) => {
    expect(read(headers)).toBe(expected);
  });

  it('is taken relative to the clock of this machine when the answer has no date', () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(date) });
    expect(read({ 'Retry-After': 'Thu, 01 Jan 2026 00:00:07 GMT' })).toBe(7000);
  });
});

describe('the pause before another request', () => {
  it('is between half a second and a minute, whatever the service asks for', () => {
    const text = fc.stringMatching(/^[\x20-\x7e]*$/);
    fc.assert(
      fc.property(fc.nat(1000), fc.oneof(text, fc.double().map(String)), (count, value) => {
        const pause = pauseBefore(count, read({ 'Retry-After': value }));
        expect(pause).toBeGreaterThanOrEqual(500);
        expect(pause).toBeLessThanOrEqual(60_000);
      }),
    );
  });

  it('grows to ten seconds, more or less, when the service does not ask for any', () => {
    const most = [0, 1, 2, 3, 4, 5, 6, 7].map((count) =>
      Math.max(...Array.from({ length: 200 }, () => pauseBefore(count, undefined))),
    );
    expect([...most].sort((a, b) => a - b).slice(0, 6)).toEqual(most.slice(0, 6));
    expect(most.at(-1)).toBeLessThanOrEqual(12_500);
    expect(most.at(-1)).toBeGreaterThan(10_000);
  });

  it('differs from one to the next', () => {
    const pauses = new Set(Array.from({ length: 20 }, () => pauseBefore(3, undefined)));
    expect(pauses.size).toBeGreaterThan(1);
  });
});
