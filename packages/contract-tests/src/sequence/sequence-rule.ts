import type { Finding, Severity } from '../finding.js';
import type { Sequence } from './sequence.js';

/** One thing that the contract demands of the exchanges of a purchase together. */
export interface SequenceRule {
  /** As findings name it. */
  readonly name: string;
  /** The row of the evidence table that gives the reason. */
  readonly evidence: string;
  /** How much its findings weigh. @default 'error' */
  readonly severity?: Severity;
  /** The findings; none when the sequence keeps the rule. */
  check(sequence: Sequence): readonly Finding[];
}
