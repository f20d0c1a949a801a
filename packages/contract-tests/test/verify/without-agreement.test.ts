import type { Mutation } from '@acs-contracts/phone-numbers-emulator';
import { describe, expect, it } from 'vitest';
import { errorAnswer, verifyEmulated } from './emulated.js';
import { accepted, bodyOf } from './wrong-endpoint.js';

const apiVersion = '2025-06-01';
const isRefusedForAgreement = ({ status, body }: { readonly status: number; readonly body: Uint8Array }) =>
  status === 400 && new TextDecoder().decode(body).includes('agreement');

/** Accepts a purchase without the agreement, of which nothing comes. */
const acceptsWithout: Mutation = (answer, context) => {
  if (context.route !== 'purchase' || !isRefusedForAgreement(answer)) return answer;
  const { searchId }: { searchId: string } = JSON.parse(bodyOf(context));
  return accepted(searchId);
};

describe('the purchase of a search that requires the agreement not to resell', () => {
  it('is found when it is accepted without the agreement', async () => {
    const { report } = await verifyEmulated(acceptsWithout, { apiVersion, scenarios: ['life'] });
    const expected = expect.stringContaining('no agreement not to resell');
    expect(report.findings).toContainEqual(expect.objectContaining({ rule: 'refusal', expected }));
  });

  it('is sent without it once, and buys nothing where it is refused', async () => {
    const { report, requests, emulator } = await verifyEmulated(undefined, {
      apiVersion,
      scenarios: ['life'],
    });
    expect(report.findings).toEqual([]);
    const purchases = requests.filter(({ url }) => url.includes(':purchase'));
    expect(purchases).toHaveLength(2);
    expect(emulator.ledger.purchases).toHaveLength(1);
    expect(report.purchases).toMatchObject([{ state: 'released' }]);
  });

  it('is not sent where there is no such search, in an earlier api-version, and unless purchases are allowed', async () => {
    const nowhere: Mutation = (answer, { request }) =>
      request.url.includes('/FR/') ? errorAnswer(400) : answer;
    for (const [mutate, options] of [
      [nowhere, { apiVersion }],
      [undefined, { apiVersion: '2021-03-07' }],
      [undefined, { apiVersion, allowPurchase: false }],
    ] as const) {
      const { report, requests } = await verifyEmulated(mutate, { ...options, scenarios: ['life'] });
      expect(report.findings).toEqual([]);
      const bodies = requests.filter(({ url }) => url.includes(':purchase'));
      expect(bodies.length).toBe('allowPurchase' in options ? 0 : 1);
    }
  });
});
