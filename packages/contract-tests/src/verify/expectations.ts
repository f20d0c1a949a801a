/** A demand on the answers of a scenario, which no exchange shows by itself. */
export interface Expectation {
  /** As findings name it. */
  readonly name: string;
  /** The row of the ledger that gives the reason. */
  readonly ledger: string;
}

/** A request that breaks the contract is refused with 4xx; one with 5xx broke the service. */
export const refused: Expectation = { name: 'refusal', ledger: 'invalid-requests-are-refused' };

/** A purchase has the outcome that is known of its search. */
export const outcome: Expectation = { name: 'outcome', ledger: 'purchase-outcome' };

/** What an answer leads to is there. */
export const reachable: Expectation = { name: 'reachable', ledger: 'links-lead-somewhere' };

/** A number is the resource's own when its purchase succeeded, and only then. */
export const ownership: Expectation = { name: 'ownership', ledger: 'numbers-follow-purchases' };

/** Each request gets one complete answer, in time. */
export const complete: Expectation = { name: 'complete', ledger: 'complete-answers' };
