import type { Clock } from '../transport/clock.js';
import type { Baseline } from './baseline.js';
import { keyOf } from './ids.js';

/** How long a purchase is remembered of which it is not known whether it was accepted, in milliseconds: ten minutes. */
const memoryMs = 600_000;

/** The number of purchases that are remembered. */
const maxPurchases = 10_000;

/**
 * The purchases that this client has sent, and that were not rejected, and those that it has found accepted, by the id of
 * their search.
 */
export interface SentPurchases {
  /** What was known before the purchase was sent; `undefined` if none is remembered. */
  get(searchId: string): Baseline | undefined;
  add(searchId: string, before: Baseline): void;
  delete(searchId: string): void;
}

/**
 * Creates an empty memory. It holds 10,000 purchases at most, those that may not have been accepted for ten minutes; the oldest are
 * forgotten first.
 */
export function createSentPurchases(clock: Clock): SentPurchases {
  const sent = new Map<string, Baseline>();
  return {
    get(searchId) {
      const before = sent.get(keyOf(searchId));
      const isKnown = before?.isAccepted || (before && clock.now() - before.sentAt < memoryMs);
      return isKnown ? before : undefined;
    },
    add(searchId, before) {
      const key = keyOf(searchId);
      sent.delete(key);
      sent.set(key, before);
      for (const oldest of sent.keys()) {
        if (sent.size <= maxPurchases) break;
        sent.delete(oldest);
      }
    },
    delete: (searchId) => sent.delete(keyOf(searchId)),
  };
}
