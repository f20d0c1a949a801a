import assert from 'node:assert/strict';
import type { PurchaseOptions } from '../../adapters/adapter.js';
import type { Lab } from '../../lab/lab.js';
import type { HeaderLines } from '../../lab/script.js';
import { notFound, reply, times } from '../../lab/steps.js';
import type { Row } from '../../row.js';
import { expectNotSent, expectPurchased, purchaseFrom } from '../expect.js';

const now = new Date('2026-01-01T00:00:00Z');
const date = (seconds: number) => new Date(now.getTime() + seconds * 1000).toUTCString();

/** The client waits for the given range of milliseconds between the 429 and the next read. */
const waits =
  (from: number, to: number, ...headers: HeaderLines) =>
  async (lab: Lab) => {
    const trial = await purchaseFrom(lab, { lookup: [reply(429, '', headers), notFound] });
    // Before it is polled: those pauses are not meant.
    const { pauses, tolerance } = lab.waits(trial.service);
    const [pause = 0] = pauses;
    assert.ok(pause >= from - tolerance && pause <= to + tolerance, `waited ${pause} ms`);
    await expectPurchased(lab, trial, 2);
  };

/** The client does not wait, and says how long it would have to. */
const givesUp =
  (milliseconds: number, options: PurchaseOptions, ...headers: HeaderLines) =>
  async (lab: Lab) => {
    const trial = await purchaseFrom(lab, { lookup: [reply(429, '', headers), notFound] }, options);
    assert.equal(trial.service.count('lookup'), 1);
    expectNotSent(trial, { status: 429, retryAfterMs: milliseconds });
    assert.equal(lab.clock.now(), 0);
  };

export const lookupThrottledRows: readonly Row[] = [
  {
    id: 123,
    group: 'lookup',
    fault: '429 with Retry-After in seconds',
    expected: 'waits that long; read again three times at most, and not sent after that',
    cases: [
      waits(1000, 1000, ['Retry-After', '1']),
      async (lab) => {
        const retryLater = reply(429, '', [['Retry-After', '1']]);
        await expectPurchased(
          lab,
          await purchaseFrom(lab, { lookup: [...times(3, retryLater), notFound] }),
          4,
        );
      },
      async (lab) => {
        const trial = await purchaseFrom(lab, { lookup: [reply(429, '', [['Retry-After', '1']])] });
        assert.equal(trial.service.count('lookup'), 4);
        expectNotSent(trial, { status: 429, retryAfterMs: 1000 });
      },
    ],
  },
  {
    id: 124,
    group: 'lookup',
    fault: '429 with Retry-After as a date',
    expected: 'waits until then, by the clock of the service',
    cases: [waits(7000, 7000, ['Retry-After', date(7)], ['Date', date(0)])],
  },
  {
    id: 125,
    group: 'lookup',
    fault: '429 with retry-after-ms or x-ms-retry-after-ms',
    expected: 'the most precise one counts',
    cases: [
      waits(1500, 1500, ['Retry-After', '3'], ['retry-after-ms', '1500']),
      waits(1600, 1600, ['x-ms-retry-after-ms', '1600'], ['Retry-After', '3']),
    ],
  },
  {
    id: 126,
    group: 'lookup',
    fault: '429 without Retry-After, or with one that is neither a number nor a date',
    expected: 'waits for about a second',
    cases: [
      waits(500, 2000),
      waits(500, 2000, ['Retry-After', 'abc']),
      waits(500, 2000, ['Retry-After', '']),
      waits(500, 2000, ['Retry-After', '5'], ['Retry-After', '9']),
      waits(500, 2000, ['Retry-After', '1e400']),
      waits(500, 2000, ['Retry-After', 'Infinity']),
    ],
  },
  {
    id: 127,
    group: 'lookup',
    fault: 'negative Retry-After',
    expected: 'waits half a second',
    cases: [waits(500, 500, ['Retry-After', '-30'])],
  },
  {
    id: 129,
    group: 'lookup',
    fault: 'Retry-After beyond the time for the read: 20 s, or half of the timeout',
    expected: 'not sent; says how long it would have to wait',
    cases: [
      givesUp(432_000_000, {}, ['Retry-After', '432000']),
      givesUp(99_999_999_999_000, {}, ['Retry-After', '99999999999']),
      givesUp(21_000, {}, ['Retry-After', '21']),
      givesUp(5000, { timeoutMs: 8000 }, ['Retry-After', '5']),
    ],
  },
];
