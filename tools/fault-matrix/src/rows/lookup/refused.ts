import assert from 'node:assert/strict';
import type { Lab } from '../../lab/lab.js';
import { createErrorFlood, deepError, gzipBomb, pollutingError } from '../../lab/payloads.js';
import type { HeaderLines, Step } from '../../lab/script.js';
import { operation, operationText, reply, replyJson } from '../../lab/steps.js';
import { propertyNames } from '../../property.js';
import type { Row } from '../../row.js';
import { expectLookupRefused, expectNotSent, expectPurchased, purchaseFrom } from '../expect.js';

const json: HeaderLines = [['Content-Type', 'application/json']];
const html: HeaderLines = [['Content-Type', 'text/html']];
const chunked: HeaderLines = [['Transfer-Encoding', 'chunked']];

/** The read is refused, and the purchase is not sent; the message names the option. */
const refused =
  (step: Step, members: object = {}, check: (error: Record<string, unknown>) => void = () => {}) =>
  async (lab: Lab) => {
    check(expectLookupRefused(await purchaseFrom(lab, { lookup: [step] }), { ...members }));
  };

/** The read is redirected to another origin. */
const redirected = (status: number) => async (lab: Lab) => {
  const foreign = await lab.startForeign();
  const location = `${foreign.url}/phoneNumbers/operations/other`;
  await refused(reply(status, '', [['Location', location]]), { status })(lab);
  assert.equal(foreign.received.length, 0, 'nothing goes to the other origin');
};

function row(id: number, fault: string, ...cases: Row['cases']): Row {
  return { id, group: 'lookup', fault, expected: 'not sent; the message names the option `existing`', cases };
}

export const lookupRefusedRows: readonly Row[] = [
  row(
    132,
    '409, and other statuses of a client error',
    ...[402, 406, 409, 411, 413, 414, 415, 416, 417, 418, 422, 423, 426, 428, 431, 451].map((status) =>
      refused(replyJson(status, { error: { code: 'A', message: 'a' } }), { status }),
    ),
  ),
  row(
    133,
    '400, 405, 412 or 501',
    ...[400, 405, 412, 501].map((status) => refused(reply(status), { status })),
  ),
  {
    id: 134,
    group: 'lookup',
    fault: '401 from a service whose clock is ten minutes behind',
    expected: 'not sent; says how far the clock is off',
    cases: [
      async (lab) => {
        const headers: HeaderLines = [['Date', new Date(Date.now() - 600_000).toUTCString()]];
        const trial = await purchaseFrom(lab, { lookup: [reply(401, '', headers)] });
        const { clockSkewMs, message } = expectNotSent(trial, { code: 'credential-rejected', status: 401 });
        assert.ok(Math.abs(Number(clockSkewMs) - 600_000) < 60_000, `off by ${clockSkewMs} ms`);
        assert.match(String(message), /clock/);
      },
    ],
  },
  row(
    135,
    '400 with an empty body',
    refused(reply(400), { status: 400 }),
    refused(reply(400, '0\r\n\r\n', chunked), { status: 400 }),
  ),
  row(136, '400 with 200 kB of HTML', refused(reply(400, '<p>no</p>'.repeat(22_000), html))),
  row(137, '400 with text that is not UTF-8', refused(reply(400, Buffer.from([0x61, 0xff, 0xfe, 0x62])))),
  row(
    138,
    '400 with __proto__ and constructor in the error',
    refused(reply(400, pollutingError, json), {}, ({ communicationError }) => {
      const names = propertyNames(communicationError);
      assert.ok(!names.includes('__proto__') && !names.includes('constructor'), `it has ${names}`);
      assert.equal(Reflect.get({}, 'polluted'), undefined);
    }),
  ),
  row(
    139,
    '400 with an error that is nested 10,000 levels deep',
    refused(reply(400, deepError, json), {}, ({ communicationError }) => {
      assert.ok(JSON.stringify(communicationError).length < 10_000);
    }),
  ),
  {
    ...row(140, '400 with an error of 50 MB', async (lab) => {
      const { step, taken } = createErrorFlood(400);
      await refused(step)(lab);
      assert.ok(taken() < 25_000_000, `${taken()} bytes were received`);
    }),
    alone: true,
  },
  {
    id: 141,
    alone: true,
    group: 'lookup',
    fault: '200, 400 or 404 with 300 MB in 300 kB of gzip',
    expected: '1 MiB of it is decompressed; purchased after 404, and not sent otherwise',
    cases: [200, 400, 404].map((status) => async (lab: Lab) => {
      const step = reply(status, gzipBomb(), [['Content-Encoding', 'gzip']]);
      const trial = await purchaseFrom(lab, { lookup: [step] });
      // Such a 404 is not the service's, and is read again.
      const reads = status === 404 ? 2 : 1;
      assert.equal(trial.service.count('lookup'), reads, 'the number of reads');
      if (status === 404) await expectPurchased(lab, trial, reads);
      else expectNotSent(trial);
    }),
  },
  row(143, '200 with malformed JSON', refused(reply(200, operationText('running').slice(0, -1), json))),
  row(144, '200 with HTML', refused(reply(200, '<h1>succeeded</h1>', html))),
  row(
    147,
    '201, 202 or 204',
    ...[201, 202, 204].map((status) => refused(reply(status, status === 204 ? '' : '{}', json))),
  ),
  row(153, '307 to the same place', (lab) => {
    const path = '/phoneNumbers/operations/purchase_378ddf60-81be-452a-ba4f-613198ea6c28';
    return refused(reply(307, '', [['Location', `${path}?api-version=2021-03-07`]]), { status: 307 })(lab);
  }),
  row(154, '307 or 308 to another origin', redirected(307), redirected(308)),
  row(155, '301, 302 or 303 to another origin', redirected(301), redirected(302), redirected(303)),
  row(
    160,
    '200 that is no operation, or another one',
    ...[
      replyJson(200, [{ status: 'succeeded' }]),
      replyJson(200, 'succeeded'),
      replyJson(200, null),
      reply(200),
      ...[null, 1, undefined, {}, ['succeeded']].map((status) => operation(status)),
      operation('succeeded', { id: 'purchase_other' }),
      operation('succeeded', { id: undefined }),
      operation('succeeded', { operationType: 'search' }),
    ].map((step) => refused(step)),
  ),
  {
    id: 161,
    group: 'lookup',
    fault: '410',
    expected: 'not sent: the operation existed once',
    cases: [
      async (lab) => {
        const trial = await purchaseFrom(lab, { lookup: [reply(410)] });
        assert.equal(trial.service.count('lookup'), 1, 'it was read once');
        expectNotSent(trial, { code: 'lookup-refused', status: 410 });
      },
    ],
  },
];
