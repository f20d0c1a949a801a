import assert from 'node:assert/strict';
import { fetchRefusesManyCodings, manyCodings } from '../lab/codings.js';
import type { Lab } from '../lab/lab.js';
import { createErrorFlood, deepError, gzipBomb, pollutingError } from '../lab/payloads.js';
import type { HeaderLines, Step } from '../lab/script.js';
import { acceptedHeaders, begin, close, notFound, reply, replyJson } from '../lab/steps.js';
import { property, propertyNames } from '../property.js';
import type { Row } from '../row.js';
import { expectAccepted, expectRejected, expectUnknown, purchaseFrom } from './expect.js';

const json: HeaderLines = [['Content-Type', 'application/json']];
const chunked: HeaderLines = [['Transfer-Encoding', 'chunked']];

async function rejected(
  lab: Lab,
  step: Step,
  members: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  return expectRejected(await purchaseFrom(lab, { post: [step] }), members);
}

/** A 401 or 403 from a service whose clock is ten minutes behind. */
const skewed = (status: number) => async (lab: Lab) => {
  const headers: HeaderLines = [['Date', new Date(Date.now() - 600_000).toUTCString()]];
  const { clockSkewMs, message } = await rejected(lab, reply(status, '', headers), { status });
  assert.ok(Math.abs(Number(clockSkewMs) - 600_000) < 60_000, `off by ${clockSkewMs} ms`);
  assert.match(String(message), /clock/);
};

export const purchaseRejectedRows: readonly Row[] = [
  {
    id: 32,
    group: 'purchase',
    fault: '409',
    expected: 'rejected; the message says to look the operation up',
    cases: [
      async (lab) => {
        const { message } = await rejected(lab, replyJson(409, { error: { code: 'A', message: 'a' } }), {
          status: 409,
        });
        assert.match(String(message), /look the purchase up with client\.resume/i);
      },
    ],
  },
  {
    id: 33,
    group: 'purchase',
    fault: '412 or 501',
    expected: 'rejected; not sent again',
    cases: [412, 501].map((status) => async (lab: Lab) => {
      await rejected(lab, reply(status), { status });
    }),
  },
  {
    id: 34,
    group: 'purchase',
    fault: '401 or 403 from a service whose clock is ten minutes behind',
    expected: 'rejected; says how far the clock is off',
    cases: [skewed(401), skewed(403)],
  },
  {
    id: 35,
    group: 'purchase',
    fault: '400 with an empty body',
    expected: 'rejected, with its status',
    cases: [reply(400), reply(400, '0\r\n\r\n', chunked)].map((step) => async (lab: Lab) => {
      await rejected(lab, step, { status: 400, code: 'request-refused' });
    }),
  },
  {
    id: 36,
    group: 'purchase',
    fault: '400 with 200 kB of HTML',
    expected: 'rejected; the message is at most 1 kB',
    cases: [
      async (lab) => {
        await rejected(lab, reply(400, '<p>no</p>'.repeat(22_000), [['Content-Type', 'text/html']]), {
          status: 400,
        });
      },
    ],
  },
  {
    id: 37,
    group: 'purchase',
    fault: '400 with text that is not UTF-8',
    expected: 'rejected; replacement characters',
    cases: [
      async (lab) => {
        const { message } = await rejected(lab, reply(400, Buffer.from([0x61, 0xff, 0xfe, 0x62])), {
          status: 400,
        });
        assert.match(String(message), /a\ufffd\ufffdb/);
      },
    ],
  },
  {
    id: 38,
    group: 'purchase',
    fault: '400 with __proto__ and constructor in the error',
    expected: 'rejected; no prototype is polluted, and they are left out',
    cases: [
      async (lab) => {
        const { communicationError } = await rejected(lab, reply(400, pollutingError, json), { status: 400 });
        const names = propertyNames(communicationError);
        assert.ok(!names.includes('__proto__') && !names.includes('constructor'), `it has ${names}`);
        assert.equal(Reflect.get({}, 'polluted'), undefined);
      },
    ],
  },
  {
    id: 39,
    group: 'purchase',
    fault: '400 with an error that is nested 10,000 levels deep',
    expected: 'rejected; truncated, and marked so; can be converted to JSON',
    cases: [
      async (lab) => {
        const error = await rejected(lab, reply(400, deepError, json), { status: 400, truncated: true });
        assert.equal(property(error['communicationError'], 'code'), 'A');
        assert.ok(JSON.stringify(error['communicationError']).length < 10_000);
      },
    ],
  },
  {
    id: 40,
    alone: true,
    group: 'purchase',
    fault: '400 with an error of 50 MB',
    expected: 'rejected; 1 MiB of it is read',
    cases: [
      async (lab) => {
        const { step, taken } = createErrorFlood(400);
        await rejected(lab, step, { status: 400 });
        assert.ok(taken() < 25_000_000, `${taken()} bytes were taken`);
      },
    ],
  },
  {
    id: 41,
    alone: true,
    group: 'purchase',
    fault: '400 with 300 MB in 300 kB of gzip',
    expected: 'rejected; 1 MiB of it is decompressed',
    cases: [
      async (lab) => {
        await rejected(lab, reply(400, gzipBomb(), [['Content-Encoding', 'gzip']]), { status: 400 });
      },
    ],
  },
  {
    id: 42,
    group: 'purchase',
    fault: 'a Content-Encoding of 5,000 codings',
    expected: 'looked up if the response cannot be read',
    cases: [
      async (lab) => {
        const headers: HeaderLines = [...acceptedHeaders(), ...manyCodings];
        const trial = await purchaseFrom(lab, {
          post: [begin(202, headers, '', close)],
          operation: [notFound],
        });
        // The transport for Node reads what says enough: the head of a 202.
        const isReadable = lab.onNode || !(await fetchRefusesManyCodings());
        if (isReadable) expectAccepted(trial);
        else expectUnknown(trial);
      },
    ],
  },
];
