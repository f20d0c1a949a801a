import { describe, expect, it } from 'vitest';
import type { Clock, PhoneNumbersClientOptions } from '../../src/index.js';
import { createTestClock } from '../../src/testing.js';
import { searchId } from '../server.js';
import { createClaimStore } from './claim-store.js';
import { createClientOf, errorOf, notFound } from './fake-service.js';
import { route } from './public-function.js';

type Options = Partial<PhoneNumbersClientOptions>;

/** Calls back the first time only. */
function once(callback: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    callback();
  };
}

const access = { token: 'a-token-of-the-tests', expiresOnTimestamp: Number.MAX_SAFE_INTEGER };
const isPost = ({ method }: { readonly method: string }) => method === 'POST';

function clockThat(abort: () => void, method: keyof Clock): Clock {
  const { now, after } = createTestClock();
  // The client is created before its first request, and asks the clock then, too.
  let calls = 0;
  const called = () => void (++calls > 2 && abort());
  return {
    now() {
      if (method === 'now') called();
      return now();
    },
    after(...timer) {
      if (method === 'after') called();
      return after(...timer);
    },
  };
}

/** The functions of the caller that are called before the purchase is sent, each of which aborts the signal. */
const callbacks: Readonly<Record<string, (abort: () => void) => Options>> = {
  'claims.acquire': (abort) => ({ claims: createClaimStore({ acquire: abort }) }),
  'claims.acquire, later': (abort) => ({
    claims: createClaimStore({ acquire: () => Promise.resolve().then(abort) }),
  }),
  markSent: (abort) => ({ claims: createClaimStore({ markSent: abort }) }),
  'markSent, later': (abort) => ({
    claims: createClaimStore({ markSent: () => Promise.resolve().then(abort) }),
  }),
  'credential.getToken': (abort) => ({
    credential: {
      async getToken() {
        abort();
        return access;
      },
    },
  }),
  'onRequest for the read before it': (abort) => ({ onRequest: once(abort) }),
  'onRequest for the purchase': (abort) => ({ onRequest: (request) => isPost(request) && abort() }),
  'onResponse for the read before it': (abort) => ({ onResponse: once(abort) }),
  'clock.now': (abort) => ({ clock: clockThat(abort, 'now') }),
  'clock.after': (abort) => ({ clock: clockThat(abort, 'after') }),
};

const cases = Object.entries(callbacks).flatMap(([callback, create]) =>
  (['look', 'ignore'] as const).map((existing) => ({ callback, existing, create })),
);

describe('a signal that is aborted in a function of the caller', () => {
  it.each(cases.filter(({ callback, existing }) => existing === 'look' || !callback.includes('read')))(
    'ends a purchase that is not sent yet: in $callback, with existing: $existing',
    async ({ create, existing }) => {
      const controller = new AbortController();
      const abort = () => controller.abort('enough');
      const { client, service } = createClientOf({ before: [notFound] }, create(abort));
      const { signal } = controller;
      const error = await errorOf(() => client.purchase({ searchId, existing, signal }));
      expect(error).toMatchObject({ code: 'aborted', outcome: 'not-sent', cause: 'enough' });
      expect(service.count('post')).toBe(0);
    },
  );

  it.each([
    ['acquire', (abort: () => void) => abort()],
    ['acquire, later', (abort: () => void) => Promise.resolve().then(abort)],
    ['markSent', (abort: () => void) => abort()],
  ] as const)('gives the claim back once if it is aborted in %s', async (where, when) => {
    const controller = new AbortController();
    const abort = () => when(() => controller.abort('enough'));
    const store = createClaimStore(where === 'markSent' ? { markSent: abort } : { acquire: abort });
    const { client } = createClientOf({ before: [notFound] }, { claims: store });
    await errorOf(() => client.purchase({ searchId, signal: controller.signal }));
    expect(store.states.size).toBe(0);
    expect(store.calls.filter((call) => call === 'release')).toHaveLength(1);
  });

  it.each(['search', 'update', 'release', 'cancel'] as const)('ends a %s before it is sent', async (kind) => {
    const controller = new AbortController();
    const onRequest = () => controller.abort('enough');
    const { client, service } = createClientOf({}, { onRequest });
    const { signal } = controller;
    const phoneNumber = '+14255550123';
    const calls = {
      search: () =>
        client.search({
          countryCode: 'US',
          phoneNumberType: 'tollFree',
          assignmentType: 'application',
          capabilities: { calling: 'inbound', sms: 'none' },
          signal,
        }),
      update: () => client.updateCapabilities({ phoneNumber, calling: 'inbound', signal }),
      release: () => client.release({ phoneNumber, signal }),
      cancel: () => client.resume({ searchId }).cancel({ signal }),
    };
    expect(await errorOf(calls[kind])).toMatchObject({ code: 'aborted', cause: 'enough' });
    expect(service.count(kind)).toBe(0);
  });

  it('ends a request of a typed route before it is sent', async () => {
    const controller = new AbortController();
    const { client, service } = createClientOf({}, { onRequest: () => controller.abort('enough') });
    const params = { path: { operationId: 'purchase_a' } };
    const error = await errorOf(() => client.DELETE(route, { params, signal: controller.signal }));
    expect(error).toMatchObject({ code: 'aborted', outcome: 'not-sent' });
    expect(service.requests).toHaveLength(0);
  });
});
