import type { PurchaseState, ReportedPurchase } from './report.js';

/** Remembers what was purchased, so that nothing is bought twice and nothing that was bought goes unsaid. */
export interface PurchaseLog {
  /**
   * Says that a purchase of a search is about to be sent. From here on it may have been bought, until it is known better.
   *
   * @throws Error when it may have been bought before: a search is purchased once
   */
  attempt(searchId: string): void;
  /** Says that a request which had to be refused may have bought a search. */
  suspect(searchId: string): void;
  /** Says what has become of a purchase; `rejected` when it is known that nothing was bought. */
  settle(searchId: string, state: PurchaseState | 'rejected', phoneNumbers?: readonly string[]): void;
  mayBeBought(searchId: string): boolean;
  /** Says that this run has made a search, so that it holds what it found. */
  addSearch(searchId: string): void;
  /** The searches that this run has made, in lower case. */
  searches(): readonly string[];
  /** Says that this run has bought a phone number of its own search, which was nobody's before: it may change and release it. */
  own(phoneNumber: string): void;
  isOwn(phoneNumber: string): boolean;
  /** Every purchase that was not rejected, in the order they were sent. */
  list(): readonly ReportedPurchase[];
}

/** Creates a log with nothing in it. Ids are compared without their case, as services do with GUIDs. */
export function createPurchaseLog(): PurchaseLog {
  const purchases = new Map<string, ReportedPurchase | undefined>();
  const searches = new Set<string>();
  const numbers = new Set<string>();
  const key = (searchId: string) => searchId.toLowerCase();
  const mayBeBought = (searchId: string) => purchases.get(key(searchId)) !== undefined;
  const unknown = (searchId: string): ReportedPurchase => ({ searchId, state: 'unknown', phoneNumbers: [] });
  return {
    mayBeBought,
    addSearch: (searchId) => void searches.add(key(searchId)),
    searches: () => [...searches],
    own: (phoneNumber) => void numbers.add(phoneNumber),
    isOwn: (phoneNumber) => numbers.has(phoneNumber),
    attempt(searchId) {
      if (purchases.has(key(searchId))) throw new Error(`a second purchase of ${searchId} must not be sent`);
      purchases.set(key(searchId), unknown(searchId));
    },
    suspect: (searchId) => void purchases.set(key(searchId), unknown(searchId)),
    settle(searchId, state, phoneNumbers) {
      const known = purchases.get(key(searchId)) ?? unknown(searchId);
      const settled = { ...known, state: state === 'rejected' ? known.state : state };
      purchases.set(
        key(searchId),
        state === 'rejected' ? undefined : { ...settled, phoneNumbers: phoneNumbers ?? known.phoneNumbers },
      );
    },
    list: () => [...purchases.values()].filter((purchase) => purchase !== undefined),
  };
}
