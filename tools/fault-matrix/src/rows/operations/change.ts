import assert from 'node:assert/strict';
import { asBefore, asChanged, idHeaders, start, startedHeaders } from '../../lab/actions.js';
import { closedPort } from '../../lab/closed-port.js';
import type { Lab } from '../../lab/lab.js';
import type { Script, Step } from '../../lab/script.js';
import { begin, close, reply, replyJson, reset, times } from '../../lab/steps.js';
import type { Row } from '../../row.js';
import { expectError } from '../expect.js';
import {
  beginWith,
  type Change,
  changes,
  changesAfter,
  expectBegun,
  expectDone,
  expectRefused,
  expectSettled,
  expectUnsettled,
  sent,
} from './trial.js';

/** A case for each kind of change. */
const each = (tryChange: (lab: Lab, change: Change) => Promise<void>) =>
  changes.map((change) => (lab: Lab) => tryChange(lab, change));

/** Ends of a request after which nobody knows whether it was carried out. */
const unclear: readonly Step[] = [
  reset,
  close,
  ...[200, 201, 202, 204, 307, 408, 424, 425, 444, 460, 499, 500, 502, 503, 504].map((status) =>
    reply(status),
  ),
];

/** Reads of the phone number that tell nothing. */
const unreadable: readonly Step[] = [
  reset,
  reply(500),
  reply(403),
  reply(200, '<p>'),
  replyJson(200, { phoneNumber: '+14255550199' }),
];

const hangs =
  (lab: Lab, milliseconds: number): Step =>
  () =>
    lab.clock.advance(milliseconds);

export const changeRows: readonly Row[] = [
  {
    id: 320,
    group: 'change',
    fault: 'connection refused',
    expected: 'not sent; tried again once at most; nothing is looked up',
    cases: each(async (lab, change) => {
      const result = await lab.begin(lab.open(await closedPort()), change);
      expectError(result, { outcome: 'not-sent', code: 'connection-failed', phase: change });
      assert.ok(lab.clock.pauses.length <= 1);
    }),
  },
  {
    id: 321,
    group: 'change',
    fault: 'reset, closed, 5xx, a redirect, 200 to 204 without an id; the phone number stays as it was',
    expected: 'sent once; the phone number is read for 30 s; unknown',
    cases: unclear.flatMap((step) =>
      each(async (lab, change) => {
        expectUnsettled(await beginWith(lab, change, [step, start(change)], { number: [asBefore] }));
        assert.ok(lab.clock.now() >= 30_000 && lab.clock.now() < 40_000, `${lab.clock.now()} ms`);
      }),
    ),
  },
  {
    id: 322,
    group: 'change',
    fault: 'the same; the phone number changes',
    expected: 'sent once; settled: gone is released, and what can do what was asked is updated',
    cases: unclear.flatMap((step) =>
      each(async (lab, change) => {
        const number = changesAfter(2, change);
        await expectSettled(lab, await beginWith(lab, change, [step, start(change)], { number }));
      }),
    ),
  },
  {
    id: 323,
    group: 'change',
    fault: 'no response, or none within a timeout of 1 s',
    expected: 'sent once; settled after 30 s; unknown after 1 s',
    cases: [
      ...each(async (lab, change) => {
        const steps = [hangs(lab, 30_000), start(change)];
        await expectSettled(lab, await beginWith(lab, change, steps));
      }),
      ...each(async (lab, change) => {
        const steps = [hangs(lab, 1000), start(change)];
        const attempt = await beginWith(lab, change, steps, {}, { timeoutMs: 1000 });
        expectError(attempt, { outcome: 'unknown', code: 'timed-out', phase: change });
        assert.equal(sent(attempt), 1);
      }),
    ],
  },
  {
    id: 324,
    group: 'change',
    fault: 'after a reset, the reads of the phone number fail, at first or each time',
    expected: 'read again; unknown, with the first error, if it cannot be read',
    cases: unreadable
      .flatMap((step) => [
        ...each(async (lab, change) => {
          const attempt = await beginWith(lab, change, [reset, start(change)], { number: [step] });
          expectUnsettled(attempt, { code: 'connection-failed', status: undefined });
        }),
      ])
      .concat(
        [reset, reply(500), reply(429)].flatMap((step) =>
          each(async (lab, change) => {
            const script: Script = { number: [...times(2, step), asChanged[change]] };
            await expectSettled(lab, await beginWith(lab, change, [reset, start(change)], script));
          }),
        ),
      ),
  },
  {
    id: 325,
    group: 'change',
    fault: 'after a reset, the phone number is read as gone once, and is there again',
    expected: 'a single 404 is not a release: unknown',
    cases: [
      async (lab) => {
        const script: Script = { number: [asBefore, reply(404), asBefore] };
        expectUnsettled(await beginWith(lab, 'release', [reset, start('release')], script));
      },
    ],
  },
  {
    id: 326,
    group: 'change',
    fault: '429 with Retry-After',
    expected: 'waits that long, three times at most; gives up if it is more than a minute',
    cases: [
      ...each(async (lab, change) => {
        const step = reply(429, '', [['Retry-After', '7']]);
        const attempt = expectBegun(await beginWith(lab, change, [...times(3, step), start(change)]), 4);
        const { pauses, tolerance } = lab.waits(attempt.service);
        for (const pause of pauses.slice(0, 3)) assert.ok(Math.abs(pause - 7000) <= tolerance);
      }),
      ...each(async (lab, change) => {
        expectRefused(await beginWith(lab, change, [reply(429)]), { status: 429 }, 4);
      }),
      ...each(async (lab, change) => {
        const step = reply(429, '', [['Retry-After', '432000']]);
        expectRefused(await beginWith(lab, change, [step]), { status: 429, retryAfterMs: 432_000_000 });
      }),
    ],
  },
  {
    id: 327,
    group: 'change',
    fault: '400, 403, 404, 409, 412 or 501, with or without a body',
    expected: 'rejected; not sent again, and nothing is looked up',
    cases: [400, 403, 404, 409, 412, 501].flatMap((status) =>
      [reply(status), replyJson(status, { error: { code: 'A', message: 'a' } })].flatMap((step) =>
        each(async (lab, change) => {
          expectRefused(await beginWith(lab, change, [step]), { status, code: 'request-refused' });
        }),
      ),
    ),
  },
  {
    id: 328,
    group: 'change',
    fault: '202 without Operation-Location, operation-id, the id itself, or two of them',
    expected: 'accepted: any of them has the id',
    cases: changes.flatMap((change) => {
      const names = ['Operation-Location', 'operation-id', idHeaders[change]];
      return names
        .flatMap((name) => [[name], names.filter((other) => other !== name)])
        .map((missing) => async (lab: Lab) => {
          const headers = startedHeaders(change, Object.fromEntries(missing.map((name) => [name, null])));
          const attempt = expectBegun(await beginWith(lab, change, [reply(202, '', headers)]));
          expectDone({ ...attempt, ...(await lab.end(change, attempt.accepted)) });
        });
    }),
  },
  {
    id: 329,
    group: 'change',
    fault: '202 whose body never comes, is reset, is malformed, or names another origin',
    expected: 'accepted, from the headers; nothing goes elsewhere',
    cases: each(async (lab, change) => {
      const half = [...startedHeaders(change), ['Content-Length', '100']] as const;
      const foreign = await lab.startForeign();
      const elsewhere = {
        'Operation-Location': `${foreign.url}/phoneNumbers/operations/other`,
        Location: `${foreign.url}/phoneNumbers/other`,
      };
      const steps = [
        begin(202, half, '{'),
        begin(202, half, '{', reset),
        reply(202, '{"capabilitiesUpdateId"', startedHeaders(change)),
        reply(202, '', startedHeaders(change, elsewhere)),
      ];
      for (const step of steps) {
        const attempt = expectBegun(await beginWith(lab, change, [step]));
        expectDone({ ...attempt, ...(await lab.end(change, attempt.accepted)) });
      }
      assert.equal(foreign.received.length, 0);
    }),
  },
];
