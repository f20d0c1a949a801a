import assert from 'node:assert/strict';
import type { Action } from '../../adapters/adapter.js';
import { asBefore, kinds, start } from '../../lab/actions.js';
import type { Lab } from '../../lab/lab.js';
import { startRawServer } from '../../lab/raw-server.js';
import type { Script, Step } from '../../lab/script.js';
import { begin, reply, reset, running } from '../../lab/steps.js';
import type { Row } from '../../row.js';
import { expectError } from '../expect.js';
import { createAbort, expectAborted } from '../expect-aborted.js';
import { killedCases } from './killed.js';
import { actions, beginAt, changes, expectBegun, sent } from './trial.js';

/** Aborted while the operation is started. */
async function abortedWhileStarting(
  lab: Lab,
  action: Action,
  script: (abort: Step) => Script,
  outcome: string,
): Promise<void> {
  const abort = createAbort();
  const attempt = await beginAt(lab, action, script(abort.abort), { signal: abort.signal });
  expectAborted(abort, attempt, outcome);
  assert.equal(sent(attempt), 1, 'nothing is sent after that');
}

/** Aborted while the operation is waited for. */
async function abortedWhileWaiting(lab: Lab, action: Action, steps: (abort: Step) => Step[]): Promise<void> {
  const abort = createAbort();
  const { accepted } = expectBegun(await beginAt(lab, action, { operation: steps(abort.abort) }));
  expectAborted(abort, await lab.end(action, accepted, { signal: abort.signal }), 'accepted');
}

const half = begin(200, [['Content-Length', '100']], '{');

export const operationLifeRows: readonly Row[] = [
  {
    id: 360,
    group: 'lifecycle',
    fault:
      'a search, update or release is aborted: before it is sent, waiting, in a pause, in a body, while it is looked up',
    expected: 'ends at once, with the reason and the known outcome; nothing is sent after that',
    cases: actions.flatMap((action) => [
      async (lab: Lab) => {
        const abort = createAbort();
        abort.abort();
        const attempt = await beginAt(lab, action, {}, { signal: abort.signal });
        expectAborted(abort, attempt, 'not-sent');
        assert.equal(attempt.service.received.length, 0);
      },
      (lab: Lab) => abortedWhileStarting(lab, action, (abort) => ({ [kinds[action]]: [abort] }), 'unknown'),
      (lab: Lab) => abortedWhileWaiting(lab, action, (abort) => [running, abort]),
      (lab: Lab) =>
        abortedWhileWaiting(lab, action, (abort) => [
          async (exchange) => {
            setTimeout(abort, 20, exchange);
            await half(exchange);
          },
        ]),
      ...(action === 'search'
        ? []
        : [
            (lab: Lab) => {
              const script = (abort: Step) => ({ [kinds[action]]: [reset], number: [asBefore, abort] });
              return abortedWhileStarting(lab, action, script, 'unknown');
            },
          ]),
    ]),
  },
  {
    id: 361,
    group: 'lifecycle',
    fault: 'two updates or releases at once by one client; the second one is refused',
    expected: 'each is sent once; each call gets its own answer',
    cases: changes.map((change) => async (lab: Lab) => {
      const service = await lab.start({ [kinds[change]]: [start(change), reply(409)] });
      const client = lab.open(service.url);
      const results = await Promise.all([lab.begin(client, change), lab.begin(client, change)]);
      assert.equal(service.count(kinds[change]), 2);
      const [accepted] = results.filter((result) => result.accepted !== undefined);
      const [refused] = results.filter((result) => result.error !== undefined);
      assert.ok(accepted && refused, 'one is accepted, and one is refused');
      expectError(refused, { outcome: 'rejected', status: 409 });
    }),
  },
  {
    id: 362,
    group: 'lifecycle',
    fault: 'killed (SIGKILL) at each point of a search, an update and a release',
    expected: 'another process continues with the id of the operation, or finds out by reading; made once',
    cases: killedCases,
    alone: true,
  },
  {
    id: 370,
    group: 'node',
    fault: 'TLS handshake of a search, an update or a release closed or reset',
    expected: 'not sent, by proof; no byte of the request has left',
    cases: actions.flatMap((action) =>
      (['end', 'resetAndDestroy'] as const).map((how) => async (lab: Lab) => {
        let received = '';
        const server = lab.use(
          await startRawServer((socket) => {
            socket.on('data', (chunk) => {
              received += chunk.toString('latin1');
              socket[how]();
            });
          }),
        );
        const options = { nodeTransport: { proxy: false } } as const;
        const client = lab.open(server.url.replace('http:', 'https:'), options);
        expectError(await lab.begin(client, action), { outcome: 'not-sent', code: 'connection-failed' });
        assert.ok(server.connections() <= 2, 'it is tried again once at most');
        assert.doesNotMatch(received, /POST|PATCH|DELETE/);
      }),
    ),
  },
  {
    id: 371,
    group: 'node',
    fault: '421 to an update or a release',
    expected: 'sent once, and looked up: nothing sends it again behind the back of the client',
    cases: changes.map((change) => async (lab: Lab) => {
      const script = { [kinds[change]]: [reply(421), start(change)], number: [asBefore] };
      const options = { nodeTransport: { proxy: false } } as const;
      const attempt = await beginAt(lab, change, script, {}, options);
      expectError(attempt, { outcome: 'unknown', status: 421 });
      assert.equal(sent(attempt), 1);
    }),
  },
];
