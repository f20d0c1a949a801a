import assert from 'node:assert/strict';
import type { Action } from '../../adapters/adapter.js';
import { asChanged, operationIds } from '../../lab/actions.js';
import type { Lab, Result } from '../../lab/lab.js';
import type { Script, Step } from '../../lab/script.js';
import type { Service } from '../../lab/service.js';
import { notFound, operation, reply, replyJson, reset, running, succeeded, times } from '../../lab/steps.js';
import type { Row } from '../../row.js';
import { expectError } from '../expect.js';
import { actions, expectDone, finishAt } from './trial.js';

/** A case for each operation. */
const each = (tryAction: (lab: Lab, action: Action) => Promise<void>) =>
  actions.map((action) => (lab: Lab) => tryAction(lab, action));

/** The operation is read like this, and ends well. */
const endsWell = (...steps: readonly Step[]) =>
  each(async (lab, action) => {
    expectDone(await finishAt(lab, action, { operation: [...steps, succeeded] }));
  });

/** The wait ends with such an error, after which the operation can be resumed. */
const ends = (steps: readonly Step[], members: Readonly<Record<string, unknown>>) =>
  each(async (lab, action) => {
    const attempt = await finishAt(lab, action, { operation: steps });
    const operationId = operationIds[action];
    expectError(attempt, { outcome: 'accepted', phase: 'poll', operationId, ...members });
  });

const violation = { code: 'contract-violation' };
const rich = { code: 'InternalError', message: 'm', innererror: { code: 'OutOfStock', message: 'n' } };

/** Continues an operation of another process, and waits for its end. */
async function resumeAt(
  lab: Lab,
  action: Action,
  script: Script,
): Promise<Result & { readonly service: Service }> {
  const service = await lab.start(script);
  const { continueOperation } = lab.open(service.url);
  assert.ok(continueOperation !== undefined, 'it can be resumed from the id of the operation');
  return { service, ...(await lab.end(action, continueOperation(action, operationIds[action]))) };
}

export const waitRows: readonly Row[] = [
  {
    id: 340,
    group: 'operation',
    fault: 'the first four reads fail; six resets, or six times 500, later',
    expected: 'the operation is waited for',
    cases: [
      ...endsWell(...times(4, reply(500))),
      ...endsWell(...times(4, reset)),
      ...endsWell(running, ...times(6, reset)),
      ...endsWell(running, ...times(6, reply(500))),
    ],
  },
  {
    id: 341,
    group: 'operation',
    fault: '404 in between, or permanently',
    expected: 'tolerated three times at least; then it can be resumed',
    cases: [
      ...endsWell(running, notFound, running, ...times(3, notFound)),
      ...ends([running, notFound], { code: 'request-refused', status: 404 }),
    ],
  },
  {
    id: 342,
    group: 'operation',
    fault: '401 or 403 permanently',
    expected: 'authenticated again once; then it can be resumed',
    cases: [...ends([running, reply(401)], { status: 401 }), ...ends([running, reply(403)], { status: 403 })],
  },
  {
    id: 343,
    group: 'operation',
    fault: '429 or 503 with Retry-After; no response',
    expected: 'waits that long; each read has its limit',
    cases: [
      ...[429, 503].flatMap((status) =>
        each(async (lab, action) => {
          const step = reply(status, '', [['Retry-After', '7']]);
          const { service } = expectDone(await finishAt(lab, action, { operation: [step, succeeded] }));
          const { pauses, tolerance } = lab.waits(service);
          assert.ok(Math.abs(Math.max(...pauses) - 7000) <= tolerance, `waited ${pauses} ms`);
        }),
      ),
      ...each(async (lab, action) => {
        const hang: Step = () => lab.clock.advance(30_000);
        expectDone(await finishAt(lab, action, { operation: [running, hang, succeeded] }));
      }),
    ],
  },
  {
    id: 344,
    group: 'operation',
    fault: 'a response that is no operation, another operation, or one of another type',
    expected: 'an error, never a success; it can be resumed',
    cases: [
      operation(undefined),
      operation(1),
      reply(200, '<h1>succeeded</h1>', [['Content-Type', 'text/html']]),
      reply(200),
      reply(204),
      replyJson(200, 'succeeded'),
      reply(200, '{"status":"succeeded"'),
      operation('succeeded', { id: 'release_other' }),
      operation('succeeded', { operationType: 'reservationPurchase' }),
    ].flatMap((step) => ends([running, step, succeeded], violation)),
  },
  {
    id: 345,
    group: 'operation',
    fault: 'an operation that never ends',
    expected: 'still running at the deadline; the message says how to continue',
    cases: each(async (lab, action) => {
      const attempt = await finishAt(lab, action, { operation: [running] }, { timeoutMs: 30_000 });
      const { message } = expectError(attempt, { outcome: 'accepted', code: 'still-running' });
      assert.match(String(message), /client\.resume/);
      assert.equal(lab.clock.now(), 30_000);
    }),
  },
  {
    id: 346,
    group: 'operation',
    fault: 'an operation that fails, with or without a reason',
    expected: 'failed, with the whole error; never a result',
    cases: [rich, null].flatMap((error) =>
      each(async (lab, action) => {
        const attempt = await finishAt(lab, action, { operation: [running, operation('failed', { error })] });
        const communicationError = error ?? undefined;
        expectError(attempt, { outcome: 'failed', code: 'operation-failed', communicationError });
      }),
    ),
  },
  {
    id: 347,
    group: 'operation',
    fault: 'the updated phone number is truncated, another one, or cannot be read at first',
    expected: 'an error, never a result; read again',
    cases: [
      ...[reply(200, '{"phoneNumber":'), replyJson(200, { phoneNumber: '+14255550199' })].map(
        (step) => async (lab: Lab) => {
          const attempt = await finishAt(lab, 'update', { number: [step] });
          expectError(attempt, { outcome: 'accepted', phase: 'result', ...violation });
        },
      ),
      ...[reset, reply(500), notFound].map((step) => async (lab: Lab) => {
        expectDone(await finishAt(lab, 'update', { number: [step, asChanged.update] }));
      }),
    ],
  },
  {
    id: 348,
    group: 'operation',
    fault: 'resumed from the id of the operation, found at once or after a while',
    expected: 'continued; an update finds its phone number in the operation, and follows nothing',
    cases: [times(0, notFound), times(3, notFound)].flatMap((absent) =>
      each(async (lab, action) => {
        const foreign = await lab.startForeign();
        const resourceLocation = `${foreign.url}/phoneNumbers/%2B14255550123?api-version=2021-03-07`;
        const change = action === 'update' ? { resourceLocation } : {};
        const result = await resumeAt(lab, action, {
          number: [asChanged.update],
          operation: [...absent, operation('running'), operation('succeeded', change)],
        });
        expectDone({ action, ...result });
        assert.equal(foreign.received.length, 0);
      }),
    ),
  },
  {
    id: 349,
    group: 'operation',
    fault: 'resumed, and the service knows no such operation',
    expected: 'read four times; not found, which is an outcome of its own',
    cases: each(async (lab, action) => {
      const { service, ...result } = await resumeAt(lab, action, { operation: [notFound] });
      const { message } = expectError(result, { outcome: 'not-found', code: 'not-found' });
      assert.equal(service.count('operation'), 4);
      assert.doesNotMatch(String(message), /purchase/);
    }),
  },
];
