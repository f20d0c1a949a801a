/** A demand on the answers of a scenario, which no exchange shows by itself. */
export interface Expectation {
  /** As findings name it. */
  readonly name: string;
  /** The row of the ledger that gives the reason. */
  readonly ledger: string;
}

/** A purchase has the outcome that is known of its search; what does not exist is an error. */
export const outcome: Expectation = { name: 'outcome', ledger: 'purchase-outcome' };

/** A `nextLink` leads to a page that is there and was not read yet. */
export const paging: Expectation = { name: 'paging', ledger: 'paging' };

/** Each request gets one complete answer, in time. */
export const complete: Expectation = { name: 'complete', ledger: 'complete-answers' };

/** Every expectation of a verification, beside the rules for exchanges and sequences. */
export const expectations: readonly Expectation[] = [outcome, paging, complete];
