import assert from 'node:assert/strict';
import type { Lab } from '../lab/lab.js';
import type { HeaderLines } from '../lab/script.js';
import { accept, reply, times } from '../lab/steps.js';
import type { Row } from '../row.js';
import { expectError, purchaseFrom } from './expect.js';

const now = new Date('2026-01-01T00:00:00Z');
const date = (seconds: number) => new Date(now.getTime() + seconds * 1000).toUTCString();

/** Answers 429 with these headers, and then accepts; returns how long the client waited, in milliseconds. */
async function pauseAfter(lab: Lab, ...headers: HeaderLines) {
  const trial = await purchaseFrom(lab, { post: [reply(429, '', headers), accept] });
  assert.ok(trial.accepted !== undefined, `expected it to be accepted, got ${trial.error}`);
  assert.equal(trial.service.count('post'), 2);
  const { pauses, tolerance } = lab.waits(trial.service);
  return { pause: pauses[0] ?? 0, tolerance };
}

/** It waits for exactly the given number of milliseconds. */
const waits =
  (milliseconds: number, ...headers: HeaderLines) =>
  async (lab: Lab) => {
    const { pause, tolerance } = await pauseAfter(lab, ...headers);
    assert.ok(Math.abs(pause - milliseconds) <= tolerance, `expected ${milliseconds} ms, waited ${pause} ms`);
  };

/** It waits for about a second. */
const backsOff =
  (...headers: HeaderLines) =>
  async (lab: Lab) => {
    const { pause } = await pauseAfter(lab, ...headers);
    assert.ok(pause >= 500 && pause <= 2000, `waited ${pause} ms`);
  };

/** It does not wait, and says how long it would have to. */
const givesUp =
  (milliseconds: number, ...headers: HeaderLines) =>
  async (lab: Lab) => {
    const trial = await purchaseFrom(lab, { post: [reply(429, '', headers), accept] });
    assert.equal(trial.service.count('post'), 1);
    expectError(trial, { outcome: 'rejected', status: 429, retryAfterMs: milliseconds });
  };

export const purchaseThrottledRows: readonly Row[] = [
  {
    id: 23,
    group: 'purchase',
    fault: '429 with Retry-After in seconds',
    expected: 'waits that long; sent again three times at most',
    cases: [
      waits(1000, ['Retry-After', '1']),
      async (lab) => {
        const trial = await purchaseFrom(lab, { post: times(5, reply(429, '', [['Retry-After', '1']])) });
        assert.equal(trial.service.count('post'), 4);
        expectError(trial, { outcome: 'rejected', status: 429 });
      },
    ],
  },
  {
    id: 24,
    group: 'purchase',
    fault: '429 with Retry-After as a date',
    expected: 'waits until then, by the clock of the service',
    cases: [waits(7000, ['Retry-After', date(7)], ['Date', date(0)])],
  },
  {
    id: 25,
    group: 'purchase',
    fault: '429 with retry-after-ms or x-ms-retry-after-ms',
    expected: 'the most precise one counts',
    cases: [
      waits(1500, ['Retry-After', '3'], ['retry-after-ms', '1500']),
      waits(1600, ['x-ms-retry-after-ms', '1600'], ['Retry-After', '3']),
    ],
  },
  {
    id: 26,
    group: 'purchase',
    fault: '429 without Retry-After',
    expected: 'waits longer each time, with jitter',
    cases: [
      async (lab) => {
        const { service } = await purchaseFrom(lab, { post: times(5, reply(429)) });
        const { pauses } = lab.waits(service);
        const [first = 0, , third = 0] = pauses;
        assert.ok(first >= 500 && third > first, `waited ${pauses}`);
        assert.ok(new Set(pauses.map((pause) => pause % 1)).size > 1);
      },
    ],
  },
  {
    id: 27,
    group: 'purchase',
    fault: 'negative Retry-After',
    expected: 'waits half a second',
    cases: [waits(500, ['Retry-After', '-30'])],
  },
  {
    id: 28,
    group: 'purchase',
    fault: 'Retry-After of thousands of years, or infinite',
    expected: 'gives up, or waits a minute at most',
    cases: [
      givesUp(99_999_999_999_000, ['Retry-After', '99999999999']),
      backsOff(['Retry-After', '1e400']),
      backsOff(['Retry-After', 'Infinity']),
    ],
  },
  {
    id: 29,
    group: 'purchase',
    fault: 'Retry-After of five days',
    expected: 'gives up, and says how long it would have to wait',
    cases: [givesUp(432_000_000, ['Retry-After', '432000'])],
  },
  {
    id: 30,
    group: 'purchase',
    fault: 'Retry-After that is neither a number nor a date',
    expected: 'as if there were none',
    cases: [
      backsOff(['Retry-After', 'abc']),
      backsOff(['Retry-After', '']),
      backsOff(['Retry-After', '5'], ['Retry-After', '9']),
    ],
  },
];
