import { describe, expect, it } from 'vitest';
import type { ClaimState } from '../../src/index.js';
import { json, operationId, searchId } from '../server.js';
import { createClaimStore } from './claim-store.js';
import { createClientOf, errorOf, notFound, reading } from './fake-service.js';

const never = { markSent: async () => {}, release: async () => {} };
const storeOf = (state: ClaimState) => ({ acquire: async () => state });
const longAgo = new Date(Date.now() - 3_600_000);
const justNow = () => new Date(Date.now() - 1000);

describe('a purchase that was marked as sent, and may be sent once more', () => {
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
    await expect(client.purchase({ searchId })).resolves.toMatchObject({ operationId, created: false });
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
