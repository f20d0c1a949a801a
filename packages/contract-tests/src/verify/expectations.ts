import type { Severity } from '../finding.js';

/** A demand on the answers of a scenario, which no exchange shows by itself. */
export interface Expectation {
  /** As findings name it. */
  readonly name: string;
  /** The row of the evidence table that gives the reason. */
  readonly evidence: string;
  /** How much its findings weigh. @default 'error' */
  readonly severity?: Severity;
}

/** A purchase has the outcome that is known of its search; what does not exist is an error. */
export const outcome: Expectation = { name: 'outcome', evidence: 'purchase-outcome' };

/** A `nextLink` leads to a page that is there and was not read yet. */
export const paging: Expectation = { name: 'paging', evidence: 'paging' };

/** Each request gets one complete answer, in time. */
export const complete: Expectation = { name: 'complete', evidence: 'complete-answers' };

/** A request that is wrong is refused, also where one exchange does not show that it is wrong. */
export const refused: Expectation = { name: 'refusal', evidence: 'invalid-requests-are-refused' };

/** One resource is there by every spelling of its URL. */
export const sameResource: Expectation = { name: 'same-resource', evidence: 'spellings-of-urls' };

/** A method that the contract does not have for a path is refused. */
export const undeclaredMethod: Expectation = { name: 'undeclared-method', evidence: 'undeclared-methods' };

/** Nobody is let in without a credential that is valid for the request. */
export const authentication: Expectation = { name: 'authentication', evidence: 'authentication' };

/** Who is not let in is told so by a 401, and how to get in (RFC 9110, section 11.6.1). */
export const challenge: Expectation = { name: 'challenge', evidence: 'challenge', severity: 'deviation' };

/** A 405 tells which methods are allowed (RFC 9110, section 15.5.6). */
export const allowedMethods: Expectation = {
  name: 'allowed-methods',
  evidence: 'allowed-methods',
  severity: 'deviation',
};

/** Every expectation of a verification, beside the rules for exchanges and sequences. */
export const expectations: readonly Expectation[] = [
  outcome,
  paging,
  complete,
  refused,
  sameResource,
  undeclaredMethod,
  authentication,
  challenge,
  allowedMethods,
];
