import assert from 'node:assert/strict';
import type { Lab } from '../lab/lab.js';
import type { HeaderLines, Script, Step } from '../lab/script.js';
import {
  acceptedHeaders,
  operation,
  operationId,
  reply,
  replyJson,
  running,
  succeeded,
} from '../lab/steps.js';
import type { Row } from '../row.js';
import { buyFrom, expectBought, expectError } from './expect.js';

/** The operation is read like this, which is never treated as an operation. */
const breaksContract = (step: Step) => async (lab: Lab) => {
  const trial = await buyFrom(lab, { operation: [running, step, succeeded] });
  expectError(trial, { outcome: 'accepted', code: 'contract-violation', phase: 'poll' });
};

/** The operation fails with this error, as JSON. */
async function fails(lab: Lab, error: string, members: object = {}): Promise<Record<string, unknown>> {
  const failed = `{"id":"${operationId}","operationType":"purchase","status":"failed","error":${error}}`;
  const trial = await buyFrom(lab, { operation: [running, reply(200, failed)] });
  return expectError(trial, { outcome: 'failed', code: 'operation-failed', ...members });
}

/** An error in an error, nested to the given depth; the innermost has another code. */
function nest(depth: number): string {
  const open = '{"code":"Outer","message":"m","innererror":'.repeat(depth);
  return `${open}{"code":"Innermost","message":"m"}${'}'.repeat(depth)}`;
}

const rich = {
  code: 'InternalError',
  message: 'The server encountered an internal error.',
  innererror: { code: 'OutOfStock', message: 'None are left.' },
  details: [{ code: 'A', message: 'a', target: 'phonenumber', details: [{ code: 'B', message: 'b' }] }],
};

export const pollAnswerRows: readonly Row[] = [
  {
    id: 69,
    group: 'poll',
    fault: 'a response that is no operation',
    expected: 'an error, never a success; it can be resumed',
    cases: [
      ...[null, 1, undefined, {}, ['succeeded']].map((status) => breaksContract(operation(status))),
      breaksContract(reply(200, '<h1>succeeded</h1>', [['Content-Type', 'text/html']])),
      breaksContract(reply(200)),
      breaksContract(reply(204)),
      breaksContract(replyJson(200, [{ status: 'succeeded' }])),
      breaksContract(replyJson(200, 'succeeded')),
      breaksContract(reply(200, '{"status":"succeeded"')),
    ],
  },
  {
    id: 70,
    group: 'poll',
    fault: 'another operation, or one of another type',
    expected: 'an error',
    cases: [
      breaksContract(operation('succeeded', { id: 'purchase_other' })),
      breaksContract(operation('succeeded', { id: undefined })),
      breaksContract(operation('succeeded', { operationType: 'search' })),
    ],
  },
  {
    id: 71,
    group: 'poll',
    fault: 'other hosts in Operation-Location, Location, resourceLocation',
    expected: 'ignored',
    cases: [
      async (lab) => {
        const foreign = await lab.startForeign();
        const headers: HeaderLines = [
          ...acceptedHeaders({ 'Operation-Location': `${foreign.url}/phoneNumbers/operations/other` }),
          ['Location', `${foreign.url}/availablePhoneNumbers/searchResults/other`],
        ];
        const change = { resourceLocation: `${foreign.url}/availablePhoneNumbers/searchResults/other` };
        const script: Script = {
          operation: ['running', 'succeeded'].map((status) => operation(status, change, headers)),
        };
        expectBought(await buyFrom(lab, script));
        assert.equal(foreign.received.length, 0);
      },
    ],
  },
  {
    id: 72,
    group: 'poll',
    fault: 'an operation that never ends',
    expected: 'still running at the deadline; the message says how to continue',
    cases: [
      async (lab) => {
        const trial = await buyFrom(lab, { operation: [running] }, { timeoutMs: 30_000 });
        const { message } = expectError(trial, { outcome: 'accepted', code: 'still-running' });
        assert.match(String(message), /client\.resume/);
        assert.equal(lab.clock.now(), 30_000);
      },
    ],
  },
  {
    id: 73,
    group: 'poll',
    fault: 'failed with an error that is deep, rich, or missing',
    expected: 'the whole error, typed; the message has its code and that of its cause',
    cases: [
      async (lab) => {
        const { message } = await fails(lab, JSON.stringify(rich), { communicationError: rich });
        assert.match(String(message), /InternalError.*OutOfStock/);
      },
      async (lab) => {
        const { message } = await fails(lab, nest(20), { truncated: false });
        assert.match(String(message), /Outer: .*Innermost/);
      },
      async (lab) => {
        await fails(lab, nest(5000), { truncated: true });
      },
      async (lab) => {
        await fails(lab, 'null', { communicationError: undefined });
      },
    ],
  },
];
