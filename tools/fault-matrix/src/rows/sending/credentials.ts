import assert from 'node:assert/strict';
import { accessKey, type Lab } from '../../lab/lab.js';
import { settled } from '../../lab/settled.js';
import type { Row } from '../../row.js';
import { expectError, purchaseFrom } from '../expect.js';
import { createAbort, expectAborted } from '../expect-aborted.js';

type GetToken = () => Promise<unknown>;

/** A client whose tokens come from this function, whatever it returns. */
const withTokens = (getToken: GetToken) => ({ untyped: { credential: { getToken } } });

/** A token that is used once, since it expires at once. */
const shortToken = async () => ({ token: 'a-token-of-the-lab', expiresOnTimestamp: Date.now() + 1000 });

/** The first `good` calls return a token, all others do this. */
function failingAfter(good: number, fail: GetToken): { readonly getToken: GetToken; failures(): number } {
  let calls = 0;
  return {
    getToken: () => (++calls <= good ? shortToken() : fail()),
    failures: () => Math.max(calls - good, 0),
  };
}

const token = (value: unknown) => async () => ({ token: value, expiresOnTimestamp: Date.now() + 3_600_000 });

const noTokens: readonly GetToken[] = [
  async () => {
    throw new Error('No token could be had.');
  },
  async () => null,
  async () => undefined,
  async () => 'a-token-of-the-lab',
];

const wrongTokens: readonly GetToken[] = ['a-token\r\nX-Injected: 1', 'a-t\u00f6ken', '', undefined].map(
  token,
);

/** There is no token for the read before the purchase, or for the purchase itself. */
const isNotSent = (good: number) => async (lab: Lab) => {
  for (const fail of [...noTokens, ...wrongTokens]) {
    const { getToken, failures: count } = failingAfter(good, fail);
    const trial = await purchaseFrom(lab, {}, {}, withTokens(getToken));
    expectError(trial, { outcome: 'not-sent', code: 'credential-failed' });
    assert.equal(trial.service.received.length, good);
    assert.equal(trial.service.count('post'), 0, 'nothing was purchased');
    // A token that is valid for an hour may be kept, even if it fits into no request.
    const tries = count();
    assert.ok(tries <= 3 && (tries === 3 || wrongTokens.includes(fail)), `it was tried ${tries} times`);
  }
};

/** The token is still waited for when the call ends; what comes afterwards is not used. */
const neverLeaves = (good: number, how: 'timeout' | 'abort') => async (lab: Lab) => {
  let give = () => {};
  const late = new Promise((resolve) => {
    give = () => resolve(shortToken());
  });
  const abort = createAbort();
  const { getToken } = failingAfter(good, () => {
    // A client that waits for its lookup has half of the time; the other half is for the next attempt.
    setImmediate(how === 'abort' ? abort.abort : () => lab.clock.advance(5000));
    return late;
  });
  const service = await lab.start();
  const client = lab.open(service.url, withTokens(getToken));
  const options = how === 'abort' ? { signal: abort.signal } : { timeoutMs: 5000 };
  const result = await lab.purchase(client, options);
  if (how === 'abort') expectAborted(abort, result, 'not-sent');
  else expectError(result, { outcome: 'not-sent' });
  give();
  await settled();
  assert.equal(service.received.length, good, 'nothing is sent afterwards');
};

export const credentialRows: readonly Row[] = [
  {
    id: 235,
    group: 'arguments',
    fault: 'no token can be had, or one that fits into no request',
    expected: 'not sent; tried three times; an error of its own',
    cases: [isNotSent(0), isNotSent(1)],
  },
  {
    id: 236,
    group: 'arguments',
    fault: 'a token that comes after the timeout, or after the call was aborted',
    expected: 'not sent, and nothing is sent afterwards',
    cases: [0, 1].flatMap((good) => [neverLeaves(good, 'timeout'), neverLeaves(good, 'abort')]),
  },
  {
    id: 237,
    group: 'arguments',
    fault: 'a credential that fails after the purchase was accepted',
    expected: 'accepted; a code of its own after three tries',
    cases: [
      async (lab) => {
        const { getToken } = failingAfter(2, async () => null);
        const { accepted } = await purchaseFrom(lab, {}, {}, withTokens(getToken));
        expectError(await lab.finish(accepted), { outcome: 'accepted', code: 'credential-failed' });
        assert.ok(lab.clock.now() < 60_000, `it took ${lab.clock.now()} ms`);
      },
      async (lab) => {
        const credential = { key: accessKey };
        const { accepted } = await purchaseFrom(lab, {}, {}, { untyped: { credential } });
        credential.key = 'not base64';
        expectError(await lab.finish(accepted), { outcome: 'accepted', code: 'credential-failed' });
        assert.ok(lab.clock.now() < 60_000, `it took ${lab.clock.now()} ms`);
      },
    ],
  },
];
