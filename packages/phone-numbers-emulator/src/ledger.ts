/** A purchase that was accepted: each one costs money. */
export interface Purchase {
  readonly searchId: string;
  readonly operationId: string;
  /** In E.164 format: what it pays for. */
  readonly phoneNumbers: readonly string[];
  readonly at: Date;
}

/** What was bought, for a test to ask. */
export interface Ledger {
  /** Every purchase that was accepted, in order; a search that was purchased twice stands twice. */
  readonly purchases: readonly Purchase[];
  /** How many purchases of a search were accepted. The case of its id does not matter, as in a purchase. */
  count(searchId: string): number;
}

/** A ledger, and the ways to write into it and to empty it. */
export function createLedger(): Ledger & { record(purchase: Purchase): void; clear(): void } {
  const purchases: Purchase[] = [];
  return {
    purchases,
    count: (searchId) => {
      const id = searchId.toLowerCase();
      return purchases.filter((purchase) => purchase.searchId.toLowerCase() === id).length;
    },
    record: (purchase) => {
      purchases.push(purchase);
    },
    clear: () => {
      purchases.length = 0;
    },
  };
}
