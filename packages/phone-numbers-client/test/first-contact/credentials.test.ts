import { describe, expect, it, vi } from 'vitest';
import { createPhoneNumbersClient, type TokenCredential } from '../../src/index.js';
import { searchId } from '../server.js';
import {
  createClientOf,
  endpoint,
  errorOf,
  notFound,
  type Replies,
  reading,
  thrownBy,
} from './fake-service.js';
import { key } from './public-function.js';
import { settle } from './settle.js';

const good = { token: 'a-good-token', expiresOnTimestamp: Number.MAX_SAFE_INTEGER };
const running: Replies = [reading('running')];

/** Keys that no service accepts. */
const badKeys = {
  'masked with asterisks': '****',
  'masked in part': `${key.slice(0, 8)}********`,
  base64url: 'ab-_cd-_ab-_cd-_ab-_cd-_ab-_cd-_ab-_cd-_ab=',
  quoted: `"${key}"`,
  'in single quotes': `'${key}'`,
  'with a space in it': `${key.slice(0, 8)} ${key.slice(8)}`,
  'with spaces around it': ` ${key} `,
  'with a line break at its end': `${key}\n`,
  'with a zero-width space': `\u200b${key}`,
  'a whole connection string': `endpoint=${endpoint};accesskey=${key}`,
  'a connection string without its endpoint': `accesskey=${key}`,
  'cut off': `${key.slice(0, 5)}`,
  'with padding in the middle': 'YWJj=YWJj',
  'with too much padding': 'YWJj====',
  'only padding': '====',
  empty: '',
  blank: '   ',
  'percent-encoded': encodeURIComponent(`${key}+/`),
};
const keys = Object.entries(badKeys);

/** What a getToken that does not work does. */
const badTokens: Readonly<Record<string, () => unknown>> = {
  'throws at once': () => {
    throw new Error('no identity');
  },
  rejects: () => Promise.reject(new Error('no identity')),
  'rejects with undefined': () => Promise.reject(undefined),
  'returns undefined': () => undefined,
  'resolves to null': async () => null,
  'resolves to undefined': async () => undefined,
  'resolves to a string': async () => 'a-token',
  'resolves to an object without a token': async () => ({}),
  'resolves to an empty token': async () => ({ ...good, token: '' }),
  'resolves to a token with a line break': async () => ({ ...good, token: 'a\r\nX-Injected: b' }),
  'resolves to a token with a line break at its end': async () => ({ ...good, token: 'a-token\n' }),
  'resolves to a token with a space': async () => ({ ...good, token: 'a token' }),
  'resolves to a token with a character that no header has': async () => ({ ...good, token: 'tok€n' }),
  'resolves to a token that is a number': async () => ({ ...good, token: 42 }),
  'resolves to a token that is a function': async () => ({ ...good, token: () => 'a' }),
  'resolves to an object that throws': async () =>
    new Proxy({}, { get: (_target, name) => (name === 'then' ? undefined : fail()) }),
};
const tokens = Object.entries(badTokens);

function fail(): never {
  throw new Error('no identity');
}

/** A credential that does whatever it is told to. */
function credentialOf(getToken: () => unknown): TokenCredential {
  // @ts-expect-error a credential in JavaScript may return anything
  return { getToken };
}

describe('an access key that is not base64', () => {
  it.each(keys)('refuses an access key when the client is created: %s', async (_what, bad) => {
    const created = await errorOf(() => createPhoneNumbersClient({ endpoint, credential: { key: bad } }));
    expect(created).toMatchObject({
      code: 'invalid-argument',
      outcome: 'not-sent',
      argument: 'credential.key',
    });
    if (bad.trim() !== '') expect(created.message).not.toContain(bad);
  });

  it.each(keys)('refuses an access key in a connection string: %s', async (what, bad) => {
    // A connection string may have space around its parts, and invisible characters anywhere.
    if (/around|at its end|zero-width/.test(what)) return;
    const connectionString = `endpoint=${endpoint};accesskey=${bad}`;
    await expect(thrownBy(() => createPhoneNumbersClient({ connectionString }))).resolves.toMatchObject({
      code: 'invalid-argument',
    });
  });

  it.each(keys)(
    'ends a poll after a few tries if the access key is replaced by a bad one, and stays accepted: %s',
    async (_what, bad) => {
      const credential = { key };
      const { client, service, clock } = createClientOf({ after: running }, { credential });
      const purchase = await client.purchase({ searchId });
      const poll = purchase.poll();
      await poll.next();
      credential.key = bad;
      const sent = service.requests.length;
      await expect(poll.next()).rejects.toMatchObject({
        name: 'CredentialError',
        code: 'credential-failed',
        outcome: 'accepted',
        phase: 'poll',
      });
      expect(service.requests).toHaveLength(sent);
      expect(clock.now()).toBeLessThan(60_000);
    },
  );

  it('does not purchase with an access key that was replaced by a bad one, and works again with a good one', async () => {
    const credential = { key };
    const { client, service } = createClientOf({}, { credential });
    credential.key = '****';
    await expect(client.purchase({ searchId })).rejects.toMatchObject({
      code: 'credential-failed',
      outcome: 'not-sent',
    });
    expect(service.requests).toEqual([]);
    credential.key = btoa('another key');
    await expect(client.purchase({ searchId })).resolves.toMatchObject({ created: true });
  });
});

describe('a getToken that', () => {
  it.each(tokens)('does not purchase, after a few tries, if getToken %s', async (_what, getToken) => {
    const calls = vi.fn(getToken);
    const { client, service, clock } = createClientOf({}, { credential: credentialOf(calls) });
    await expect(client.purchase({ searchId })).rejects.toMatchObject({
      name: 'CredentialError',
      code: 'credential-failed',
      outcome: 'not-sent',
      operationId: undefined,
    });
    expect(service.requests).toEqual([]);
    expect(calls.mock.calls.length).toBeLessThanOrEqual(3);
    expect(clock.now()).toBeLessThan(60_000);
  });

  it.each(tokens)('does not purchase with existing: ignore if getToken %s', async (_what, getToken) => {
    const { client, service } = createClientOf({}, { credential: credentialOf(getToken) });
    await expect(client.purchase({ searchId, existing: 'ignore' })).rejects.toMatchObject({
      code: 'credential-failed',
      outcome: 'not-sent',
    });
    expect(service.requests).toEqual([]);
  });

  it.each(tokens)(
    'ends a poll after a few tries, and stays accepted, if getToken %s',
    async (_what, getToken) => {
      let work = true;
      // Each token is valid for no time, so that the next request needs a new one.
      const credential = credentialOf(() =>
        work ? { token: 'a-token', expiresOnTimestamp: 0 } : getToken(),
      );
      const { client, service, clock } = createClientOf({ after: running }, { credential });
      const purchase = await client.purchase({ searchId });
      work = false;
      const sent = service.requests.length;
      const error = errorOf(() => purchase.result());
      expect(await error).toMatchObject({ code: 'credential-failed', outcome: 'accepted', phase: 'poll' });
      expect(service.requests).toHaveLength(sent);
      expect(clock.now()).toBeLessThan(60_000);
    },
  );

  it.each(tokens)('rejects a typed route with a CredentialError if getToken %s', async (_what, getToken) => {
    const { client, service } = createClientOf({}, { credential: credentialOf(getToken) });
    await expect(client.GET('/phoneNumbers')).rejects.toMatchObject({
      code: 'credential-failed',
      phase: 'request',
      outcome: 'not-sent',
    });
    expect(service.requests).toEqual([]);
  });

  it.each(tokens)('purchases with the next token if getToken once %s', async (_what, getToken) => {
    let calls = 0;
    const credential = credentialOf(() => (calls++ === 0 ? getToken() : good));
    const { client } = createClientOf({}, { credential });
    await expect(client.purchase({ searchId })).resolves.toMatchObject({ created: true });
  });

  it.each(tokens)(
    'ends a purchase that was reset as unknown if afterwards getToken %s',
    async (_what, getToken) => {
      let work = true;
      const credential = credentialOf(() =>
        work ? { token: 'a-token', expiresOnTimestamp: 0 } : getToken(),
      );
      const post = () => {
        work = false;
        return Promise.reject(new Error('reset'));
      };
      const { client, service } = createClientOf({ post: [post], after: [notFound] }, { credential });
      await expect(client.purchase({ searchId })).rejects.toMatchObject({ outcome: 'unknown' });
      expect(service.count('post')).toBe(1);
      await settle();
    },
  );
});
