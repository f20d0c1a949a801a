import assert from 'node:assert/strict';
import nodeFetch from 'node-fetch';
import { Agent, fetch as undiciFetch } from 'undici';
import type { Fetch } from '../../adapters/adapter.js';
import type { Lab } from '../../lab/lab.js';
import { notFound, running, succeeded } from '../../lab/steps.js';
import type { Row } from '../../row.js';
import { expectAccepted, expectBought, expectError, expectUnknown, purchaseFrom } from '../expect.js';

/** A `fetch` of another library; it is called like the platform's, but its types are its own. */
const withFetch = (fetch: unknown) => ({ untyped: { fetch } });

/** The search is bought with this `fetch`. */
const buysWith = (fetch: unknown) => async (lab: Lab) => {
  const trial = expectAccepted(await purchaseFrom(lab, {}, {}, withFetch(fetch)));
  expectBought({ ...trial, ...(await lab.finish(trial.accepted)) });
};

/** This `fetch` returns something that is no response. */
const returning =
  (value: unknown, only?: 'POST') =>
  async (...[url, init]: Parameters<Fetch>): Promise<unknown> => {
    if (only !== undefined && init.method !== only) return globalThis.fetch(url, init);
    const response = await globalThis.fetch(url, init);
    await response.arrayBuffer();
    return value;
  };

const noResponses = [undefined, null, 'text', {}, { status: 200 }, { ok: true, status: '404' }, []];

const consuming: Fetch = async (url, init) => {
  const response = await globalThis.fetch(url, init);
  await response.text();
  return response;
};

/** Throws instead of sending the purchase. */
const throwing =
  (error: unknown, times = Number.POSITIVE_INFINITY, sends = false): Fetch =>
  async (url, init) => {
    if (init.method !== 'POST' || times-- <= 0) return globalThis.fetch(url, init);
    if (sends) await globalThis.fetch(url, init);
    throw error;
  };

const blocked = (proof: object, cause?: unknown) =>
  Object.assign(new Error('The request was blocked.', { cause }), proof);

export const customFetchRows: readonly Row[] = [
  {
    id: 245,
    group: 'fetch',
    fault: 'a wrapper around `fetch` of the platform, `fetch` of undici 6, node-fetch 3',
    expected: 'bought as with the platform',
    cases: [
      buysWith((url: string, init: RequestInit) => globalThis.fetch(url, init)),
      buysWith((url: unknown, init: RequestInit) => globalThis.fetch(String(url), init)),
      buysWith((url: string, init: RequestInit) => globalThis.fetch(new Request(url, init))),
      buysWith(undiciFetch),
      buysWith((url: string, init: object) => undiciFetch(url, { ...init, dispatcher: new Agent() })),
      buysWith(nodeFetch),
      buysWith((url: string, init: object) => nodeFetch(url, init)),
    ],
  },
  {
    id: 246,
    group: 'fetch',
    fault: 'a `fetch` that reads the body before it returns the response',
    expected: 'not sent: the read before the purchase detects it',
    cases: [
      async (lab) => {
        const trial = await purchaseFrom(lab, { lookup: [running, succeeded] }, {}, withFetch(consuming));
        expectError(trial, { outcome: 'not-sent', code: 'invalid-response' });
        assert.equal(trial.service.count('post'), 0, 'nothing was purchased');
      },
      async (lab) => {
        const trial = await purchaseFrom(lab, {}, {}, withFetch(consuming));
        expectError(trial, { outcome: 'not-sent', code: 'invalid-response' });
        assert.equal(trial.service.count('post'), 0, 'nothing was purchased');
      },
    ],
  },
  {
    id: 247,
    group: 'fetch',
    fault: 'a `fetch` that returns something that is no response',
    expected: 'not sent: the read before the purchase detects it',
    cases: noResponses.map((value) => async (lab: Lab) => {
      const trial = await purchaseFrom(lab, {}, {}, withFetch(returning(value)));
      expectError(trial, { outcome: 'not-sent', code: 'invalid-response', phase: 'lookup' });
      assert.equal(trial.service.count('post'), 0, 'nothing was purchased');
    }),
  },
  {
    id: 248,
    group: 'fetch',
    fault: 'a `fetch` that sends the purchase, and returns something that is no response, or throws',
    expected: 'sent once; its operation is looked up; unknown when that is not found',
    cases: [
      ...noResponses.map((value) => () => returning(value, 'POST')),
      () => throwing(new Error('The response was lost.'), 1, true),
      () => throwing('a string', 1, true),
      () => throwing(undefined, 1, true),
    ].flatMap((createFetch) => [
      async (lab: Lab) => {
        expectUnknown(await purchaseFrom(lab, { operation: [notFound] }, {}, withFetch(createFetch())));
      },
      async (lab: Lab) => {
        expectAccepted(await purchaseFrom(lab, {}, {}, withFetch(createFetch())));
      },
    ]),
  },
  {
    id: 249,
    group: 'fetch',
    fault: 'a `fetch` that throws an error with `requestSent: false`',
    expected: 'not sent; nothing else proves that',
    cases: [
      ...[
        blocked({ requestSent: false }),
        blocked({}, blocked({ requestSent: false })),
        blocked({}, blocked({}, blocked({ requestSent: false }))),
      ].map((error) => async (lab: Lab) => {
        const trial = await purchaseFrom(lab, {}, {}, { fetch: throwing(error) });
        expectError(trial, { outcome: 'not-sent', code: 'connection-failed', phase: 'purchase' });
        assert.equal(trial.service.count('post'), 0);
        assert.equal(trial.service.count('operation'), 0, 'there is nothing to look up');
        assert.ok(trial.service.count('lookup') === 1, 'there is nothing to look up');
      }),
      ...[{}, { requestSent: true }, { requestSent: 'false' }, { requestSent: 0 }].map(
        (proof) => async (lab: Lab) => {
          const fetch = throwing(blocked(proof));
          const trial = await purchaseFrom(lab, {}, { timeoutMs: 30_000 }, { fetch });
          expectError(trial, { outcome: 'unknown' });
          assert.ok(trial.service.count('lookup') > 1, 'its operation is looked up');
        },
      ),
    ],
  },
];
