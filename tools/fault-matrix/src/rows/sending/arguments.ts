import assert from 'node:assert/strict';
import { accessKey, type Lab } from '../../lab/lab.js';
import { settled } from '../../lab/settled.js';
import { searchId } from '../../lab/steps.js';
import type { Row } from '../../row.js';
import { expectError } from '../expect.js';

const invalid = { code: 'invalid-argument', phase: 'arguments', outcome: 'not-sent' };

const wrongNumbers = [Number.NaN, '5000', 'abc', null, -1, Number.POSITIVE_INFINITY, 10n, {}, true];
const wrongIds = ['', '.', '..', 'a\nb', '\ud800', 'x'.repeat(3_000_000), undefined, null, 5, 10n, {}, ['a']];

/** Is refused by the function that creates clients; the message does not repeat what was given. */
const opensNot = (options: Readonly<Record<string, unknown>>) => async (lab: Lab) => {
  const { url, received } = await lab.start();
  assert.throws(
    () => lab.open(url, { untyped: options }),
    (error) => {
      const { message } = expectError({ error, statuses: [] }, invalid);
      for (const value of Object.values(options)) {
        if (typeof value === 'string' && value.length > 3) assert.ok(!String(message).includes(value));
      }
      return true;
    },
  );
  assert.equal(received.length, 0, 'nothing is sent');
};

export const argumentRows: readonly Row[] = [
  {
    id: 231,
    group: 'arguments',
    fault: 'a timeout that is no positive, finite number: NaN, "5000", null, Infinity, …',
    expected: 'refused before anything is sent',
    cases: [
      async (lab) => {
        const service = await lab.start();
        const client = lab.open(service.url);
        for (const timeoutMs of wrongNumbers) {
          expectError(await lab.purchase(client, { untyped: { timeoutMs } }), invalid);
        }
        await settled();
        assert.equal(service.received.length, 0, 'nothing is sent');
      },
      async (lab) => {
        const service = await lab.start();
        const { accepted } = await lab.purchase(lab.open(service.url));
        const before = service.received.length;
        for (const timeoutMs of wrongNumbers) {
          expectError(await lab.finish(accepted, { untyped: { timeoutMs } }), invalid);
          await assert.rejects(async () => accepted?.cancel({ untyped: { timeoutMs } }), invalid);
        }
        await settled();
        assert.equal(service.received.length, before, 'nothing is sent');
      },
    ],
  },
  {
    id: 232,
    group: 'arguments',
    fault: 'an access key that is not base64: masked, base64url, in quotes, empty',
    expected: 'refused when the client is created',
    cases: ['****', `${'ab-_'.repeat(8)}`, `"${accessKey}"`, `${accessKey}!`, '', 5].map((key) =>
      opensNot({ credential: { key } }),
    ),
  },
  {
    id: 233,
    group: 'arguments',
    fault: 'a search id that is no string, empty, a path of its own, or 3 MB long',
    expected: 'refused before anything is sent',
    cases: [
      async (lab) => {
        const service = await lab.start();
        const client = lab.open(service.url);
        for (const wrong of wrongIds) {
          expectError(await lab.purchase(client, { untyped: { searchId: wrong } }), invalid);
        }
        await settled();
        assert.equal(service.received.length, 0, 'nothing is sent');
      },
    ],
  },
  {
    id: 234,
    group: 'arguments',
    fault: 'any other option of the wrong type',
    expected: 'refused before anything is sent',
    cases: [
      ...wrongNumbers.map((resendAfterMs) => opensNot({ resendAfterMs })),
      ...['claims', 'clock', 'fetch', 'credential', 'endpoint'].flatMap((name) => [
        opensNot({ [name]: 5 }),
        opensNot({ [name]: null }),
      ]),
      async (lab) => {
        const service = await lab.start();
        const client = lab.open(service.url);
        for (const untyped of [{ existing: 'maybe' }, { existing: null }, { signal: 5 }, { signal: null }]) {
          expectError(await lab.purchase(client, { untyped }, searchId), invalid);
        }
        await settled();
        assert.equal(service.received.length, 0, 'nothing is sent');
      },
    ],
  },
];
