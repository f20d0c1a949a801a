import type { ClaimState, PurchaseClaims } from '../../src/index.js';

/** A store of claims in memory, which several clients may share. */
export interface ClaimStore extends PurchaseClaims {
  /** What it was asked to do, in order. */
  readonly calls: string[];
  /** The state of each claim. */
  readonly states: Map<string, 'claimed' | 'sent'>;
  /** When each was marked as sent. */
  readonly sentAt: Map<string, Date>;
}

/** What a store does instead of what it should do: throw, hang, answer something else. */
export type Sabotage = Partial<Record<'acquire' | 'markSent' | 'release', () => unknown>>;

/** Creates an empty store. */
export function createClaimStore(sabotage: Sabotage = {}): ClaimStore {
  const calls: string[] = [];
  const states = new Map<string, 'claimed' | 'sent'>();
  const sentAt = new Map<string, Date>();
  const instead = async (step: keyof Sabotage) => {
    calls.push(step);
    await sabotage[step]?.();
  };
  const claimOf = (searchId: string) => ({
    async markSent() {
      await instead('markSent');
      states.set(searchId, 'sent');
      sentAt.set(searchId, new Date());
    },
    async release() {
      await instead('release');
      states.delete(searchId);
    },
  });
  return {
    calls,
    states,
    sentAt,
    async acquire(searchId): Promise<ClaimState> {
      await instead('acquire');
      const state = states.get(searchId);
      if (state === 'claimed') return { state: 'held' };
      if (state === 'sent') return { state, sentAt: sentAt.get(searchId), claim: claimOf(searchId) };
      states.set(searchId, 'claimed');
      return { state: 'granted', claim: claimOf(searchId) };
    },
  };
}
