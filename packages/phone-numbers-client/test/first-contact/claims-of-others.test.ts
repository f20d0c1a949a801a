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

  it('says once what to do if the read before the purchase is refused', async () => {
    const claims = storeOf({ state: 'sent' });
    const { client } = createClientOf(
      { before: [json(403, { error: { code: 'Denied', message: 'No.' } })] },
      { claims },
    );
    const { message } = await errorOf(() => client.purchase({ searchId }));
    expect(message.match(/may have been accepted/g)).toHaveLength(1);
  });

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
