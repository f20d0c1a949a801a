import { describe, expect, it, vi } from 'vitest';
import type { ClaimState } from '../../src/index.js';
import { json, operationId, searchId } from '../server.js';
import { createClaimStore, type Sabotage } from './claim-store.js';
import { createClientOf, errorOf, notFound, reading } from './fake-service.js';
import { settle } from './settle.js';

const hang = () => new Promise(() => {});
const never = { markSent: async () => {}, release: async () => {} };
const storeOf = (state: ClaimState) => ({ acquire: async () => state });

describe('a claim that another process holds', () => {
  it('does not purchase while another process holds the claim, and ends as not sent at the deadline', async () => {
    const { client, service, clock } = createClientOf({}, { claims: storeOf({ state: 'held' }) });
    await expect(client.purchase({ searchId, timeoutMs: 30_000 })).rejects.toMatchObject({
      name: 'ClaimError',
      code: 'claim-held',
      outcome: 'not-sent',
      operationId: undefined,
    });
    expect(clock.now()).toBeGreaterThan(29_999);
    expect(service.count('before')).toBeGreaterThan(2);
    expect(service.count('post')).toBe(0);
  });

  it.each(['running', 'succeeded', 'canceled'])(
    'waits for the operation while another process holds the claim, and continues with it: %s',
    async (status) => {
      const { client, service } = createClientOf(
        { before: [notFound, notFound, reading(status)] },
        { claims: storeOf({ state: 'held' }) },
      );
      await expect(client.purchase({ searchId })).resolves.toMatchObject({ created: false, operationId });
      expect(service.count('post')).toBe(0);
    },
  );

  it('reads the operation with existing: ignore, too, if another process holds the claim', async () => {
    const { client, service } = createClientOf(
      { before: [reading('running')] },
      { claims: storeOf({ state: 'held' }) },
    );
    await expect(client.purchase({ searchId, existing: 'ignore' })).resolves.toMatchObject({
      created: false,
    });
    expect(service.count('post')).toBe(0);
  });

  it.each(['notStarted', 'failed'])(
    'does not purchase while another process holds the claim and the operation reads as %s',
    async (status) => {
      const { client, service } = createClientOf(
        { before: [reading(status)] },
        { claims: storeOf({ state: 'held' }) },
      );
      await client.purchase({ searchId, timeoutMs: 20_000 }).catch(() => {});
      expect(service.count('post')).toBe(0);
    },
  );
});

describe('a claim that was marked as sent', () => {
  const longAgo = new Date(Date.now() - 3_600_000);
  const justNow = () => new Date(Date.now() - 1000);

  it('does not purchase if the claim was marked as sent, and ends as unknown at the deadline', async () => {
    for (const state of [
      { state: 'sent' },
      { state: 'sent', sentAt: longAgo },
      { state: 'sent', sentAt: longAgo, claim: never },
    ] as const) {
      const { client, service } = createClientOf({}, { claims: storeOf(state) });
      await expect(client.purchase({ searchId, timeoutMs: 30_000 })).rejects.toMatchObject({
        code: 'timed-out',
        outcome: 'unknown',
        operationId,
      });
      expect(service.count('post')).toBe(0);
    }
  });

  it.each(['running', 'succeeded', 'notStarted'])(
    'continues with the operation if the claim was marked as sent: %s',
    async (status) => {
      const { client, service } = createClientOf(
        { before: [notFound, reading(status)] },
        { claims: storeOf({ state: 'sent' }) },
      );
      await expect(client.purchase({ searchId })).resolves.toMatchObject({ created: false, operationId });
      expect(service.count('post')).toBe(0);
    },
  );

  it('purchases once more after resendAfterMs, and marks the claim as sent again', async () => {
    const claims = createClaimStore();
    claims.states.set(searchId, 'sent');
    claims.sentAt.set(searchId, longAgo);
    const { client, service } = createClientOf({}, { claims, resendAfterMs: 600_000 });
    await expect(client.purchase({ searchId })).resolves.toMatchObject({ created: true });
    expect(claims.calls).toEqual(['acquire', 'markSent']);
    expect(claims.sentAt.get(searchId)?.getTime()).toBeGreaterThan(longAgo.getTime());
    expect(service.count('post')).toBe(1);
  });

  it('does not purchase once more what this client has sent since, if the store keeps the time of the first one', async () => {
    const { client, service } = createClientOf(
      { post: [() => Promise.reject(new Error('reset'))], after: [notFound] },
      { claims: storeOf({ state: 'sent', sentAt: longAgo, claim: never }), resendAfterMs: 600_000 },
    );
    for (let time = 0; time < 3; time++)
      await errorOf(() => client.purchase({ searchId, timeoutMs: 10_000 }));
    expect(service.count('post')).toBe(1);
  });

  it.each([400, 403, 409, 429])(
    'says that a purchase which is sent once more is unknown if it is answered with %i: the first may be the reason',
    async (status) => {
      const claims = createClaimStore();
      claims.states.set(searchId, 'sent');
      claims.sentAt.set(searchId, longAgo);
      const refused = json(status, { error: { code: 'BadRequest', message: 'already purchased' } });
      const { client, service } = createClientOf(
        { post: [refused], after: [notFound] },
        { claims, resendAfterMs: 600_000 },
      );
      const error = await errorOf(() => client.purchase({ searchId, timeoutMs: 60_000 }));
      expect(error).toMatchObject({ status, outcome: 'unknown', operationId });
      expect(service.count('after')).toBeGreaterThan(0);
      expect(claims.calls).not.toContain('release');
    },
  );

  it('continues with the first purchase if the one that is sent once more is refused because of it', async () => {
    const { client } = createClientOf(
      {
        post: [json(400, { error: { code: 'BadRequest', message: 'already purchased' } })],
        after: [reading('running')],
      },
      { claims: storeOf({ state: 'sent', sentAt: longAgo, claim: never }), resendAfterMs: 600_000 },
    );
    await expect(client.purchase({ searchId })).resolves.toMatchObject({ operationId });
  });

  it.each([
    ['has expired', { searchExpiresBy: '2026-01-01T00:00:00Z' }, 'search-expired'],
    ['is empty', { phoneNumbers: [] }, 'search-empty'],
    ['costs more', { cost: { amount: 9, currencyCode: 'USD', billingFrequency: 'monthly' } }, 'cost-refused'],
  ] as const)(
    'advises to look the first purchase up, and not to search again, if the search %s',
    async (_what, more, code) => {
      const body = { searchId, phoneNumbers: ['+14255550123'], ...more };
      const claims = storeOf({ state: 'sent', sentAt: longAgo, claim: never });
      const { client, service } = createClientOf(
        { result: [json(200, body)] },
        { claims, resendAfterMs: 600_000 },
      );
      const maxMonthlyCost = { amount: 5, currencyCode: 'USD' };
      const error = await errorOf(() => client.purchase({ searchId, maxMonthlyCost }));
      expect(error).toMatchObject({ code, outcome: 'unknown', operationId });
      expect(error.message).toMatch(/may have been accepted: look it up with client\.resume/);
      expect(error.message).not.toMatch(/Search again|holds its phone numbers/);
      expect(service.count('post')).toBe(0);
    },
  );

  it('says once what to do if the read before the purchase is refused', async () => {
    const claims = storeOf({ state: 'sent' });
    const { client } = createClientOf(
      { before: [json(403, { error: { code: 'Denied', message: 'No.' } })] },
      { claims },
    );
    const { message } = await errorOf(() => client.purchase({ searchId }));
    expect(message.match(/may have been accepted/g)).toHaveLength(1);
  });

  it.each([
    ['is under way', [() => new Promise<never>(() => {})], 'unknown'],
    ['was lost', [() => Promise.reject(new Error('reset'))], 'unknown'],
    ['was accepted', undefined, 'accepted'],
  ] as const)(
    'says to a call whose signal was aborted before what is known of the purchase that %s',
    async (_what, post, outcome) => {
      const { client, service } = createClientOf({ ...(post && { post }), after: [notFound] });
      const first = client.purchase({ searchId, timeoutMs: 20_000 }).catch(() => {});
      await vi.waitFor(() => expect(service.count('post')).toBe(1));
      if (post === undefined || _what === 'was lost') await first;
      const error = await errorOf(() => client.purchase({ searchId, signal: AbortSignal.abort() }));
      expect(error).toMatchObject({ code: 'aborted', outcome, operationId });
    },
  );

  it.each([
    ['is younger than resendAfterMs', { sentAt: justNow(), claim: never }, [notFound]],
    ['has no claim', { sentAt: longAgo }, [notFound]],
    ['has no date', { claim: never }, [notFound]],
    ['has an invalid date', { sentAt: new Date(Number.NaN), claim: never }, [notFound]],
    ['has the date of a clock that was not set', { sentAt: new Date(0), claim: never }, [notFound]],
    ['has a proxy of a date', { sentAt: new Proxy(longAgo, {}), claim: never }, [notFound]],
    [
      'has an object that was made of that of dates',
      { sentAt: Object.create(Date.prototype), claim: never },
      [notFound],
    ],
    [
      'has a date that throws a secret',
      {
        sentAt: new Proxy(longAgo, {
          get() {
            throw new Error('the key');
          },
        }),
        claim: never,
      },
      [notFound],
    ],
    ['has a date that is to come', { sentAt: new Date(Date.now() + 9e9), claim: never }, [notFound]],
    ['can be read', { sentAt: longAgo, claim: never }, [reading('running')]],
    ['reads as notStarted', { sentAt: longAgo, claim: never }, [reading('notStarted')]],
  ] as const)(
    'does not purchase once more if the claim that was marked as sent %s',
    async (_what, state, before) => {
      const claims = storeOf({ state: 'sent', ...state });
      const { client, service } = createClientOf({ before }, { claims, resendAfterMs: 600_000 });
      const call = client.purchase({ searchId, timeoutMs: 30_000 });
      const ended: unknown = await call.catch((error: unknown) => error);
      if (before[0] === notFound) expect(ended).toMatchObject({ code: 'timed-out', outcome: 'unknown' });
      expect(service.count('post')).toBe(0);
    },
  );

  it('reads once what the store answered: an answer that changes permits nothing', async () => {
    let reads = 0;
    const state: ClaimState = {
      get state() {
        reads++;
        return reads === 1 ? 'held' : 'granted';
      },
      claim: never,
    };
    const { client, service } = createClientOf({}, { claims: storeOf(state) });
    await expect(client.purchase({ searchId, timeoutMs: 30_000 })).rejects.toMatchObject({
      code: 'claim-held',
    });
    expect([reads, service.count('post')]).toEqual([1, 0]);
  });

  it('does not purchase once more if another process marks the claim as sent at the same time', async () => {
    const markSent = () => Promise.reject(new Error('taken over'));
    const state = { state: 'sent', sentAt: longAgo, claim: { ...never, markSent } } as const;
    const { client, service } = createClientOf({}, { claims: storeOf(state), resendAfterMs: 1000 });
    await expect(client.purchase({ searchId })).rejects.toMatchObject({
      code: 'claim-failed',
      outcome: 'unknown',
    });
    expect(service.count('post')).toBe(0);
  });
});

describe('a store of claims that fails', () => {
  const sabotages: readonly [string, Sabotage][] = [
    ['throws when it is asked', { acquire: () => Promise.reject(new Error('the store is gone')) }],
    ['throws undefined when it is asked', { acquire: () => Promise.reject(undefined) }],
    [
      'throws when the purchase is marked as sent',
      { markSent: () => Promise.reject(new Error('taken over')) },
    ],
  ];

  it.each(sabotages)('does not purchase if the store of claims %s', async (_what, sabotage) => {
    const claims = createClaimStore(sabotage);
    const { client, service } = createClientOf({}, { claims });
    const error = await errorOf(() => client.purchase({ searchId }));
    expect(error).toMatchObject({
      name: 'ClaimError',
      code: 'claim-failed',
      outcome: 'not-sent',
      phase: 'claim',
    });
    expect(service.count('post')).toBe(0);
  });

  it('does not give a claim back that it could not mark as sent: it may be that of another process', async () => {
    const claims = createClaimStore({ markSent: () => Promise.reject(new Error('taken over')) });
    const { client } = createClientOf({}, { claims });
    await errorOf(() => client.purchase({ searchId }));
    await settle();
    expect(claims.calls).toEqual(['acquire', 'markSent']);
  });

  it('has what the store of claims threw as the cause of the ClaimError', async () => {
    const claims = createClaimStore({ acquire: () => Promise.reject(new Error('the store is gone')) });
    const error = await errorOf(() => createClientOf({}, { claims }).client.purchase({ searchId }));
    expect(error.cause).toMatchObject({ message: 'the store is gone' });
  });

  it.each([
    ['acquire', 60_000],
    ['markSent', 60_000],
    ['acquire', 5000],
    ['markSent', 5000],
  ] as const)(
    'does not purchase if %s of the store of claims hangs, and says so after %i ms at the latest',
    async (step, timeoutMs) => {
      const claims = createClaimStore({ [step]: hang });
      const { client, service, clock } = createClientOf({}, { claims });
      const error = errorOf(() => client.purchase({ searchId, timeoutMs }));
      await vi.waitFor(() => expect(claims.calls).toContain(step));
      await settle();
      clock.advance(timeoutMs);
      expect(await error).toMatchObject({
        code: 'claim-failed',
        message: 'The store of claims did not answer in time.',
        outcome: 'not-sent',
        phase: 'claim',
        operationId: undefined,
      });
      expect(service.count('post')).toBe(0);
    },
  );

  it('ends at once when it is aborted while markSent hangs, and does not purchase when that resolves later', async () => {
    let comeBack = () => {};
    const markSent = () =>
      new Promise<void>((resolve) => {
        comeBack = resolve;
      });
    const claims = createClaimStore({ markSent });
    const { client, service } = createClientOf({}, { claims });
    const controller = new AbortController();
    const error = errorOf(() => client.purchase({ searchId, signal: controller.signal }));
    await vi.waitFor(() => expect(claims.calls).toContain('markSent'));
    controller.abort();
    expect(await error).toMatchObject({ code: 'aborted', outcome: 'not-sent' });
    comeBack();
    await settle();
    expect(service.count('post')).toBe(0);
  });

  it.each([
    undefined,
    null,
    {},
    'granted',
    [],
    { state: 'granted' },
    { state: 'granted', claim: {} },
    { state: 'granted', claim: { markSent: async () => {} } },
    { state: 'GRANTED', claim: never },
    { state: true, claim: never },
    { state: 'expired', claim: never },
  ])('does not purchase if the store of claims resolves to %j', async (state) => {
    // @ts-expect-error a store in JavaScript may answer anything
    const { client, service } = createClientOf({}, { claims: storeOf(state) });
    await expect(client.purchase({ searchId })).rejects.toMatchObject({
      code: 'claim-failed',
      outcome: 'not-sent',
    });
    expect(service.requests).toEqual([]);
  });
});
