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
  /** How many purchases of a search were accepted. */
  count(searchId: string): number;
}

/** A ledger, and the way to write into it. */
export function createLedger(): Ledger & { record(purchase: Purchase): void } {
  const purchases: Purchase[] = [];
  return {
    purchases,
    count: (searchId) => purchases.filter((purchase) => purchase.searchId === searchId).length,
    record: (purchase) => {
      purchases.push(purchase);
    },
  };
}
