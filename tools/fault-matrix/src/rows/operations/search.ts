import assert from 'node:assert/strict';
import { idHeaders, start, startedHeaders } from '../../lab/actions.js';
import { closedPort } from '../../lab/closed-port.js';
import type { Lab } from '../../lab/lab.js';
import type { Step } from '../../lab/script.js';
import { begin, close, phoneNumber, reply, replyJson, reset, searchId } from '../../lab/steps.js';
import type { Row } from '../../row.js';
import { expectError } from '../expect.js';
import { beginWith, expectBegun, expectDone, expectRefused, finishAt, sent } from './trial.js';

const accept = start('search');

/** It is lost like this once, and then accepted. */
const isMadeAgain = (step: Step) => async (lab: Lab) => {
  expectBegun(await beginWith(lab, 'search', [step, accept]), 2);
};

/** It is lost like this each time. */
const staysLost = (step: Step) => async (lab: Lab) => {
  const attempt = await beginWith(lab, 'search', [step]);
  assert.ok(sent(attempt) >= 2 && sent(attempt) <= 3, `sent ${sent(attempt)} times`);
  const { message } = expectError(attempt, { outcome: 'unknown', phase: 'search' });
  assert.match(String(message), /Search again/);
};

const lost = (...steps: readonly Step[]) => steps.flatMap((step) => [isMadeAgain(step), staysLost(step)]);

/** What the search holds is read like this. */
const holds = (step: Step, members: Readonly<Record<string, unknown>>) => async (lab: Lab) => {
  expectError(await finishAt(lab, 'search', { search: [step] }), { phase: 'result', ...members });
};

/** The properties of a search result, with these instead of those of the same name. */
const resultWith = (change: object, date?: string) =>
  replyJson(
    200,
    { searchId, phoneNumbers: [phoneNumber], searchExpiresBy: '2026-11-29T12:16:00Z', ...change },
    date === undefined ? [] : [['Date', date]],
  );
const violation = { code: 'contract-violation', outcome: 'accepted' };

export const searchRows: readonly Row[] = [
  {
    id: 300,
    group: 'search',
    fault: 'connection refused',
    expected: 'not sent; tried again once at most',
    cases: [
      async (lab) => {
        const result = await lab.begin(lab.open(await closedPort()), 'search');
        expectError(result, { outcome: 'not-sent', code: 'connection-failed', phase: 'search' });
        assert.ok(lab.clock.pauses.length <= 1);
      },
    ],
  },
  {
    id: 301,
    group: 'search',
    fault: 'reset or closed before the response, once or each time',
    expected: 'made again, twice at most; then unknown, and the message says to search again',
    cases: lost(reset, close),
  },
  {
    id: 302,
    group: 'search',
    fault: '408, 425, 500, 502, 503 or 504, once or each time',
    expected: 'made again, twice at most; then unknown',
    cases: lost(...[408, 425, 500, 502, 503, 504].map((status) => reply(status))),
  },
  {
    id: 303,
    group: 'search',
    fault: 'no response, or none within a timeout of 1 s',
    expected: 'each attempt has 30 s; ends within its timeout',
    cases: [
      async (lab) => {
        const hang: Step = () => lab.clock.advance(30_000);
        await isMadeAgain(hang)(lab);
      },
      async (lab) => {
        const hang: Step = () => lab.clock.advance(1000);
        const attempt = await beginWith(lab, 'search', [hang, accept], {}, { timeoutMs: 1000 });
        expectError(attempt, { outcome: 'unknown', code: 'timed-out' });
        assert.equal(sent(attempt), 1);
      },
    ],
  },
  {
    id: 304,
    group: 'search',
    fault: '429 or 503 with Retry-After',
    expected: 'waits that long; gives up after 429 if it is more than a minute, and says how long',
    cases: [
      ...[429, 503].map((status) => async (lab: Lab) => {
        const step = reply(status, '', [['Retry-After', '7']]);
        const attempt = expectBegun(await beginWith(lab, 'search', [step, accept]), 2);
        const { pauses, tolerance } = lab.waits(attempt.service);
        assert.ok(Math.abs(Math.max(...pauses) - 7000) <= tolerance, `waited ${pauses} ms`);
      }),
      async (lab) => {
        const step = reply(429, '', [['Retry-After', '432000']]);
        expectRefused(await beginWith(lab, 'search', [step]), { status: 429, retryAfterMs: 432_000_000 });
      },
    ],
  },
  {
    id: 305,
    group: 'search',
    fault: '400, 403, 404 or 409, with or without a body',
    expected: 'rejected; not sent again',
    cases: [400, 403, 404, 409].flatMap((status) =>
      [reply(status), replyJson(status, { error: { code: 'A', message: 'a' } })].map(
        (step) => async (lab: Lab) => {
          expectRefused(await beginWith(lab, 'search', [step]), { status, code: 'request-refused' });
        },
      ),
    ),
  },
  {
    id: 306,
    group: 'search',
    fault: '202 without Operation-Location, operation-id, search-id, or two of them',
    expected: 'accepted: any of them has the id',
    cases: [
      [],
      ['Operation-Location'],
      ['operation-id'],
      [idHeaders.search],
      ['Operation-Location', 'operation-id'],
      ['Operation-Location', idHeaders.search],
      ['operation-id', idHeaders.search],
    ].map((names) => async (lab: Lab) => {
      const change = Object.fromEntries(names.map((name) => [name, null]));
      const attempt = await beginWith(lab, 'search', [reply(202, '', startedHeaders('search', change))]);
      expectDone({ ...expectBegun(attempt), ...(await lab.end('search', attempt.accepted)) });
    }),
  },
  {
    id: 307,
    group: 'search',
    fault: '202 without any id, 200, 201, 204, a redirect',
    expected: 'unknown; not sent again; nothing is followed',
    cases: [
      ...[reply(202), reply(200, '{}'), reply(201, '{}'), reply(204)].map((step) => async (lab: Lab) => {
        const attempt = await beginWith(lab, 'search', [step]);
        expectError(attempt, { outcome: 'unknown', code: 'contract-violation', phase: 'search' });
        assert.equal(sent(attempt), 1);
      }),
      ...[302, 303, 307, 308].map((status) => async (lab: Lab) => {
        const foreign = await lab.startForeign();
        const step = reply(status, '', [['Location', `${foreign.url}/elsewhere`]]);
        const attempt = await beginWith(lab, 'search', [step]);
        expectError(attempt, { outcome: 'unknown', code: 'redirected', phase: 'search' });
        assert.equal(sent(attempt), 1);
        assert.equal(foreign.received.length, 0);
      }),
    ],
  },
  {
    id: 308,
    group: 'search',
    fault: '202 whose body never comes, is reset, is malformed or HTML',
    expected: 'accepted, from the headers',
    cases: [
      begin(202, [...startedHeaders('search'), ['Content-Length', '100']], '{'),
      begin(202, [...startedHeaders('search'), ['Content-Length', '100']], '{', reset),
      reply(202, '{"searchId"', [...startedHeaders('search'), ['Content-Type', 'application/json']]),
      reply(202, '<p>', [...startedHeaders('search'), ['Content-Type', 'text/html']]),
    ].map((step) => async (lab: Lab) => {
      expectBegun(await beginWith(lab, 'search', [step]));
    }),
  },
  {
    id: 309,
    group: 'search',
    fault: 'what it holds is empty, ended with an error, or has expired',
    expected: 'an error with a code for each; nothing to purchase',
    cases: [
      holds(resultWith({ phoneNumbers: [] }), { code: 'search-empty' }),
      holds(resultWith({ error: 'OutOfStock' }), { code: 'search-failed', reason: 'OutOfStock' }),
      holds(resultWith({}, 'Sun, 29 Nov 2026 12:30:00 GMT'), { code: 'search-expired' }),
    ],
  },
  {
    id: 310,
    group: 'search',
    fault: 'what it holds is truncated, HTML, empty, or of another search',
    expected: 'an error, never a result; it can be resumed',
    cases: [
      holds(reply(200, '{"searchId":'), violation),
      holds(reply(200, '<p>', [['Content-Type', 'text/html']]), violation),
      holds(reply(200), violation),
      holds(resultWith({ searchId: 'another' }), violation),
      holds(resultWith({ phoneNumbers: undefined }), violation),
    ],
  },
  {
    id: 311,
    group: 'search',
    fault: 'the reads of what it holds fail at first',
    expected: 'read again',
    cases: [reset, reply(500), reply(404), reply(401)].map((step) => async (lab: Lab) => {
      const steps = [step, resultWith({ searchExpiresBy: '9999-01-01T00:00:00Z' })];
      expectDone(await finishAt(lab, 'search', { search: steps }));
    }),
  },
];
