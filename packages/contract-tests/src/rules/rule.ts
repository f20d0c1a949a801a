import type { Contract, Operation } from '../contract.js';
import type { Diagnostics, Judge } from '../diagnostics.js';
import type { Finding, Severity } from '../finding.js';
import type { RecordedExchange } from '../recorded-exchange.js';

/** What a rule gets to look at. */
export interface RuleInput {
  /** The exchange with its parts read: `response.header('date')`, `response.body`. */
  readonly exchange: RecordedExchange;
  readonly contract: Contract;
  /** The operation that the request is for. */
  readonly operation: Operation;
  /** What Prism says about the exchange. */
  readonly diagnostics: Diagnostics;
  /** Checks another exchange as `diagnostics` were made: one that the response implies, read with the same contract. */
  readonly judge: Judge;
}

/** One thing that the contract demands of every exchange. */
export interface Rule {
  /** As findings name it. */
  readonly name: string;
  /** The row of the evidence table that gives the reason. */
  readonly evidence: string;
  /** How much its findings weigh. @default 'error' */
  readonly severity?: Severity;
  /** The findings; none when the exchange keeps the rule. */
  check(input: RuleInput): readonly Finding[] | Promise<readonly Finding[]>;
}
