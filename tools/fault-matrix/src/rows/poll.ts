import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import type { Lab } from '../lab/lab.js';
import type { HeaderLines, Step } from '../lab/script.js';
import { begin, notFound, operation, reply, reset, running, succeeded, times } from '../lab/steps.js';
import type { Row } from '../row.js';
import { buyFrom, expectBought, expectError, purchaseFrom } from './expect.js';

/** The operation is read like this, and ends well. */
const endsWell =
  (...steps: readonly Step[]) =>
  async (lab: Lab) => {
    expectBought(await buyFrom(lab, { operation: [...steps, succeeded] }));
  };

const withRetryAfter = (value: string) => operation('running', {}, [['Retry-After', value]]);
const gzip: HeaderLines = [
  ['Content-Encoding', 'gzip'],
  ['Content-Length', '100'],
];

/** Whatever the service asks for, the pauses are within bounds. */
const staysWithinBounds = (value: string) => async (lab: Lab) => {
  const script = { operation: [...times(12, withRetryAfter(value)), succeeded] };
  expectBought(await buyFrom(lab, script, { timeoutMs: 3_600_000 }));
  assert.equal(lab.clock.pauses.length, 12);
  assert.ok(
    lab.clock.pauses.every((pause) => pause >= 500 && pause <= 60_000),
    `${lab.clock.pauses}`,
  );
};

export const pollRows: readonly Row[] = [
  {
    id: 58,
    group: 'poll',
    fault: 'the first four reads fail',
    expected: 'the purchase is accepted, and waited for',
    cases: [endsWell(...times(4, reply(500))), endsWell(...times(4, reset))],
  },
  {
    id: 59,
    group: 'poll',
    fault: '404 in between, or permanently',
    expected: 'tolerated three times at least; then it can be resumed',
    cases: [
      endsWell(running, notFound, running, ...times(3, notFound)),
      async (lab) => {
        const trial = await buyFrom(lab, { operation: [running, notFound] });
        expectError(trial, { outcome: 'accepted', status: 404 });
        assert.ok(trial.service.count('operation') > 4);
      },
    ],
  },
  {
    id: 60,
    group: 'poll',
    fault: '401 once, or permanently',
    expected: 'authenticated again once; then it can be resumed',
    cases: [
      endsWell(running, reply(401), running),
      async (lab) => {
        const trial = await buyFrom(lab, { operation: [running, reply(401)] });
        expectError(trial, { outcome: 'accepted', status: 401 });
        assert.equal(trial.service.count('operation'), 3);
      },
    ],
  },
  {
    id: 61,
    group: 'poll',
    fault: 'six resets, or six times 500',
    expected: 'continues',
    cases: [endsWell(running, ...times(6, reset)), endsWell(running, ...times(6, reply(500)))],
  },
  {
    id: 62,
    group: 'poll',
    fault: 'no response, or a reset in its gzip body',
    expected: 'each read has its limit; continues',
    cases: [
      async (lab) => {
        const hang: Step = () => lab.clock.advance(30_000);
        await endsWell(running, hang)(lab);
      },
      endsWell(running, begin(200, gzip, gzipSync('{"status":"succeeded"}').subarray(0, 15), reset)),
    ],
  },
  {
    id: 63,
    group: 'poll',
    fault: '429 or 503 with Retry-After',
    expected: 'waits that long',
    cases: [429, 503].map((status) => async (lab: Lab) => {
      const step = reply(status, '', [['Retry-After', '7']]);
      const { service } = expectBought(await buyFrom(lab, { operation: [step, succeeded] }));
      const { pauses, tolerance } = lab.waits(service);
      assert.ok(Math.abs(Math.max(...pauses) - 7000) <= tolerance, `waited ${pauses} ms`);
    }),
  },
  {
    id: 64,
    group: 'poll',
    fault: 'Retry-After negative, huge, a year from now',
    expected: 'waits between 0.5 and 60 s',
    cases: [
      staysWithinBounds('-1'),
      staysWithinBounds('99999999999'),
      staysWithinBounds('31536000'),
      staysWithinBounds(new Date(Date.now() + 31_536_000_000).toUTCString()),
    ],
  },
  {
    id: 65,
    group: 'poll',
    fault: 'Retry-After 0, or only once',
    expected: 'waits half a second; is forgotten afterwards',
    cases: [
      async (lab) => {
        const steps = [withRetryAfter('0'), withRetryAfter('12'), running, succeeded];
        const { service } = expectBought(await buyFrom(lab, { operation: steps }));
        const { pauses, tolerance } = lab.waits(service);
        // A real service also sees the time between the purchase and the first read.
        const [first = 0, second = 0, third = 0] = tolerance === 0 ? pauses : pauses.slice(1);
        assert.ok(first >= 500, `waited ${first} ms`);
        assert.ok(Math.abs(second - 12_000) <= tolerance, `waited ${second} ms`);
        assert.ok(third < 10_000, `waited ${third} ms`);
      },
    ],
  },
  {
    id: 66,
    group: 'poll',
    fault: 'unknown statuses, and some that resemble the final ones',
    expected: 'reported, and polled further',
    cases: [
      async (lab) => {
        const statuses = [
          'Succeeded',
          'SUCCEEDED',
          'succeededSoon',
          'notsucceeded',
          'Failed',
          'canceled',
          ' succeeded',
        ];
        const trial = expectBought(
          await buyFrom(lab, { operation: [...statuses.map((status) => operation(status)), succeeded] }),
        );
        assert.deepEqual(trial.statuses, [...statuses, 'succeeded']);
      },
    ],
  },
  {
    id: 67,
    group: 'poll',
    fault: 'running, notStarted, running',
    expected: 'reported as they come; continues',
    cases: [
      async (lab) => {
        const steps = [running, operation('notStarted'), running, succeeded];
        const trial = expectBought(await buyFrom(lab, { operation: steps }));
        assert.deepEqual(trial.statuses, ['running', 'notStarted', 'running', 'succeeded']);
      },
    ],
  },
  {
    id: 68,
    group: 'poll',
    fault: 'succeeded, and later running again',
    expected: 'stays succeeded',
    cases: [
      async (lab) => {
        const { service, accepted } = await purchaseFrom(lab, { operation: [succeeded, running] });
        for (const _ of [1, 2]) expectBought({ service, ...(await lab.finish(accepted)) });
        assert.equal(service.count('operation'), 1);
      },
    ],
  },
];
